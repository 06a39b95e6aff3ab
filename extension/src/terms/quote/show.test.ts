import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearMarks } from './mark';
import { pageWords, segments } from './page-text';
import { reveal } from './reveal';
import { showQuote } from './show';

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });

/** happy-dom has no layout: what is in a closed details or `hidden` element counts as not shown. */
function layOut(): void {
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    const folded = this.closest('[hidden], details:not([open]) > :not(summary)') !== null;
    return { length: folded ? 0 : 1 } as DOMRectList;
  });
  Element.prototype.scrollIntoView = vi.fn();
}

beforeEach(() => {
  document.body.innerHTML = '';
  layOut();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function marked(): string[] {
  return Array.from(document.querySelectorAll('mark[data-smallprint]'), (mark) => mark.textContent);
}

describe('segments', () => {
  it('gives the parts of text nodes, without the white space between blocks', () => {
    document.body.innerHTML = '<p>one <b>two</b></p>\n  <p>three</p>';
    const words = pageWords(document);
    const found = segments(words, words.text.indexOf('two'), words.text.indexOf('three') + 5);
    expect(found.map(({ node, start, end }) => node.data.slice(start, end))).toEqual(['two', 'three']);
  });
});

describe('showQuote', () => {
  it('marks words over inline elements, with mark elements where there are no highlights', () => {
    document.body.innerHTML = '<p>We may <b>keep</b> your <a href="#">data</a> for ever.</p>';
    expect(showQuote(document, quote('may keep your data'))).toBe(true);
    expect(marked()).toEqual(['may ', 'keep', ' your ', 'data']);
    expect(document.body.textContent).toBe('We may keep your data for ever.');
    clearMarks(document);
    expect(document.body.innerHTML).toBe('<p>We may <b>keep</b> your <a href="#">data</a> for ever.</p>');
  });

  it('uses a custom highlight where there is one and leaves the page alone', () => {
    const registry = new Map<string, unknown>();
    class FakeHighlight {
      ranges: Range[];
      constructor(...ranges: Range[]) {
        this.ranges = ranges;
      }
    }
    vi.stubGlobal('CSS', { highlights: registry });
    vi.stubGlobal('Highlight', FakeHighlight);
    document.body.innerHTML = '<p>We may <b>keep</b> it.</p>';
    const before = document.body.innerHTML;
    expect(showQuote(document, quote('may keep it'))).toBe(true);
    const highlight = registry.get('smallprint') as FakeHighlight;
    expect(highlight.ranges.map(String)).toEqual(['may ', 'keep', ' it']);
    expect(document.body.innerHTML).toBe(before);
    expect(showQuote(document, quote('nowhere'))).toBe(false);
    expect(registry.size).toBe(0);
  });

  it('prefers a copy that can be seen', () => {
    document.body.innerHTML = '<div hidden><p id="a">You agree.</p></div><div><p id="b">You agree.</p></div>';
    expect(showQuote(document, quote('You agree.'))).toBe(true);
    expect(document.querySelector('#b mark')).not.toBeNull();
    expect(document.querySelector('[hidden]')).not.toBeNull();
  });

  it('opens details and hidden parts', () => {
    document.body.innerHTML = '<details><summary>More</summary><div hidden><p>Deep words.</p></div></details>';
    expect(showQuote(document, quote('Deep words.'))).toBe(true);
    expect(document.querySelector('details')?.open).toBe(true);
    expect(document.querySelector('[hidden]')).toBeNull();
  });

  it('finds words whose quotes and case differ when nothing matches exactly', () => {
    document.body.innerHTML = '<p>THE “SERVICE” IS PROVIDED</p>';
    expect(showQuote(document, quote('the "service" is provided'))).toBe(true);
  });

  it('never looks at what a person typed', () => {
    document.body.innerHTML = '<div contenteditable>my secret words</div>';
    expect(showQuote(document, quote('my secret words'))).toBe(false);
  });
});

describe('reveal', () => {
  function textOf(selector: string): Text {
    return document.querySelector(selector)?.firstChild as Text;
  }

  it('uses the control a page has for it', () => {
    document.body.innerHTML = '<button type="button" aria-controls="part" aria-expanded="false">Open</button><div id="part"><p>w</p></div>';
    const part = document.querySelector('#part');
    let open = false;
    vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
      return { length: open || part?.contains(this) !== true ? 1 : 0 } as DOMRectList;
    });
    document.querySelector('button')?.addEventListener('click', () => (open = true));
    expect(reveal(textOf('p'))).toBe(true);
  });

  it('does not press what would leave the page or send a form', () => {
    document.body.innerHTML =
      '<form><button aria-controls="part" aria-expanded="false">Send</button></form><a href="/away" aria-controls="other">x</a>' +
      '<div id="part" class="closed"><div id="other"><p>w</p></div></div>';
    vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue({ length: 0 } as DOMRectList);
    const pressed = vi.fn();
    document.body.addEventListener('click', pressed);
    expect(reveal(textOf('p'))).toBe(false);
    expect(pressed).not.toHaveBeenCalled();
  });
});
