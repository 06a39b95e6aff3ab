import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageWatch, type PageWatchCallbacks } from './page-watch';

const clause =
  'By using our services you agree to these terms of service and to our privacy policy. We may terminate your account at any time ' +
  'without notice, and we disclaim all warranties; to the fullest extent permitted by law we are not liable for damages. ' +
  'This agreement is governed by the laws of Ireland. Third parties may process your personal data. ';
const terms = `<h1>Terms</h1><p>${clause.repeat(6)}</p>`;

type Page = Parameters<PageWatchCallbacks['page']>[0];
let pages: Page[];
let calls: string[];
let outcome: 'shown' | 'silent' | 'unavailable';
let several: boolean;
let isOrphan: boolean;
let watch: PageWatch;

async function settle(): Promise<void> {
  // Observers report in a microtask, the wait is a timer, the look an idle callback.
  for (let turn = 0; turn < 4; turn += 1) {
    await Promise.resolve();
    await vi.advanceTimersByTimeAsync(1000);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act, 0));
  history.replaceState(null, '', '/terms');
  document.body.innerHTML = '';
  pages = [];
  calls = [];
  outcome = 'shown';
  several = false;
  isOrphan = false;
  watch = new PageWatch(document, {
    page: (page) => {
      pages.push(page);
      return Promise.resolve({ outcome, several });
    },
    declined: (reason) => Promise.resolve(void calls.push(`declined ${reason}`)),
    gone: () => Promise.resolve(void calls.push('gone')),
    orphaned: () => isOrphan,
  });
});
afterEach(() => {
  watch.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('PageWatch', () => {
  it('sends terms once', async () => {
    document.body.innerHTML = terms;
    expect(await watch.look(false)).toBe(true);
    expect(pages[0]?.html).toContain('<h1>Terms</h1>');
    expect(await watch.look(false)).toBe(false);
    document.body.append(document.createElement('p'));
    await settle();
    expect(pages).toHaveLength(1);
  });

  it('sends a page of several documents again when the reader goes to another of them', async () => {
    document.body.innerHTML = terms;
    several = true;
    await watch.look(false);
    history.replaceState(null, '', '/terms#privacy');
    watch.moved();
    await settle();
    expect(pages.map(({ url }) => new URL(url).hash)).toEqual(['', '#privacy']);
    watch.moved();
    await settle();
    expect(pages).toHaveLength(2);
    expect(calls).toEqual([]);
  });

  it('does not mind a fragment on a page of one document', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    history.replaceState(null, '', '/terms#section-7');
    watch.moved();
    await settle();
    expect(pages).toHaveLength(1);
  });

  it('says nothing of a page that is not terms, unless told to read it', async () => {
    document.body.innerHTML = `<p>${'Cats sleep for most of the day, and then they eat. '.repeat(20)}</p>`;
    expect(await watch.look(false)).toBe(false);
    expect(calls).toEqual([]);
    expect(await watch.look(true)).toBe(true);
    expect(pages).toHaveLength(1);
  });

  it('waits for text that comes late', async () => {
    document.body.innerHTML = '<div id="root">Loading…</div>';
    await watch.look(false);
    const root = document.querySelector('#root');
    if (root) root.innerHTML = terms;
    await settle();
    expect(pages).toHaveLength(1);
  });

  it('reads again when the text has grown by much', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    const more = document.createElement('p');
    more.append(clause.repeat(6));
    document.body.append(more);
    await settle();
    expect(pages).toHaveLength(2);
  });

  it('takes the panel away when an app moves on, at once', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    history.replaceState(null, '', '/home');
    watch.moved();
    expect(calls).toEqual(['gone']);
    document.body.innerHTML = '<p>home</p>';
    await settle();
    expect(pages).toHaveLength(1);
  });

  it('takes it away too when the same address shows something else', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    document.body.innerHTML = '<p>gone</p>';
    await settle();
    expect(calls).toEqual(['gone']);
  });

  it('does not mind a change of fragment', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    history.replaceState(null, '', '/terms#liability');
    watch.moved();
    await settle();
    expect(calls).toEqual([]);
    expect(pages).toHaveLength(1);
  });

  it('never sends a page whose main region is edited, not even when told to', async () => {
    document.body.innerHTML = `<div contenteditable>${terms}</div><p>${clause}</p>`;
    expect(await watch.look(true)).toBe(false);
    expect(pages).toEqual([]);
    expect(calls).toEqual(['declined editable']);
  });

  it('asks again, twice, after the host could not be asked', async () => {
    outcome = 'unavailable';
    document.body.innerHTML = terms;
    await watch.look(false);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(pages).toHaveLength(3);
    outcome = 'shown';
    expect(await watch.look(false)).toBe(true);
  });

  it('stops by itself when it is orphaned', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    isOrphan = true;
    document.body.innerHTML = terms + terms;
    await settle();
    expect(pages).toHaveLength(1);
  });

  it('leaves a page alone that never rests', async () => {
    document.body.innerHTML = terms;
    await watch.look(false);
    for (let round = 0; round < 60; round += 1) {
      document.body.innerHTML = terms.repeat(1 + (round % 2) * 3);
      await settle();
    }
    expect(pages.length).toBeLessThan(30);
  }, 20_000);
});
