import { beforeEach, describe, expect, it } from 'vitest';
import { serialise } from './serialise';

function page(html: string, head = ''): void {
  document.head.innerHTML = head;
  document.body.innerHTML = html;
}

function body(): string {
  const html = serialise(document) ?? '';
  return /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? '';
}

beforeEach(() => {
  page('');
  document.documentElement.removeAttribute('lang');
});

describe('serialise', () => {
  it('leaves in what hides a mail address, so that the host reads the same text as from the site', () => {
    document.body.innerHTML = '<p>Write to <span class="__cf_email__" data-cfemail="543d" data-other="x">[email&nbsp;protected]</span></p>';
    expect(serialise(document)).toContain('data-cfemail="543d"');
    expect(serialise(document)).not.toContain('data-other');
  });

  it('keeps words and structure', () => {
    page('<h1 id="t" class="big">Terms</h1><p>You <b>agree</b>.</p><ol start="3"><li value="4">a</li></ol><br>');
    expect(body()).toBe('<h1 id="t" class="big">Terms</h1><p>You <b>agree</b>.</p><ol start="3"><li value="4">a</li></ol><br>');
  });

  it('leaves out what a person typed, and what may be typed in', () => {
    page(
      '<form><input value="SECRET"><input type="hidden" value="SECRET"><textarea>SECRET</textarea>' +
        '<select><option>SECRET</option></select></form><div contenteditable>SECRET</div><div contenteditable="plaintext-only">SECRET</div>' +
        '<div role="textbox">SECRET</div><p contenteditable="false">kept</p>',
    );
    const area = document.querySelector('textarea');
    if (area !== null) area.value = 'SECRET';
    expect(body()).toBe('<form></form><p>kept</p>');
  });

  it('leaves out code, media, drawings, other documents and comments', () => {
    page('a<!-- SECRET --><script>1</script><style>p{}</style><noscript>n</noscript><template>t</template><svg><text>s</text></svg>' +
      '<canvas>c</canvas><iframe srcdoc="x"></iframe><object>o</object><video>v</video>b');
    expect(body()).toBe('ab');
  });

  it('leaves out event attributes, data: and script targets, tokens and looks', () => {
    page('<p onclick="x()" data-user="42" nonce="n" style="color:red">p</p><a href="data:text/html,x">d</a>' +
      '<a href=" java\nscript:x()">j</a><a href="/ok?a:b">k</a><img src="data:image/png;base64,AAAA" alt="Logo" srcset="x">');
    expect(body()).toBe('<p>p</p><a>d</a><a>j</a><a href="/ok?a:b">k</a><img alt="Logo">');
  });

  it('says of inline styles only whether they hide', () => {
    page('<p style="color:red; DISPLAY : none">h</p><p style="visibility:hidden">v</p><p style="display:nonesuch">n</p>');
    expect(body()).toBe('<p style="display:none">h</p><p style="visibility:hidden">v</p><p>n</p>');
  });

  it('writes hostile text and attributes as text', () => {
    page('<p></p>');
    const paragraph = document.querySelector('p');
    paragraph?.append('</p><script>alert(1)</script>&amp;');
    paragraph?.setAttribute('title', '"><script>');
    expect(body()).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</p>');
  });

  it('opens shadow roots and fills slots', () => {
    page('<x-terms><span slot="a">slotted</span></x-terms>');
    const root = document.querySelector('x-terms')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<h2>Shadow</h2><slot name="a"></slot>';
    expect(body()).toContain('<h2>Shadow</h2>');
  });

  it('keeps title, language and a few harmless descriptions in the head', () => {
    document.documentElement.lang = 'en-GB';
    page('<p>x</p>', '<title>A &amp; B</title><meta name="csrf-token" content="SECRET"><meta property="og:site_name" content="Site"><link rel="canonical" href="/terms">');
    const html = serialise(document) ?? '';
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('<title>A &amp; B</title>');
    expect(html).toContain('<meta name="og:site_name" content="Site"><link rel="canonical" href="/terms">');
    expect(html).not.toContain('SECRET');
  });

  it('leaves our own elements out', () => {
    page('<p>x</p><smallprint-panel>SECRET</smallprint-panel>');
    expect(body()).toBe('<p>x</p>');
  });

  it('gives nothing above the limit, counted in UTF-8', () => {
    page(`<p>${'é'.repeat(300)}</p>`);
    const size = new TextEncoder().encode(serialise(document)).length;
    expect(serialise(document, size)).toBeDefined();
    expect(serialise(document, size - 1)).toBeUndefined();
    expect(serialise(document, 50)).toBeUndefined();
  });

  it('mends lone surrogates, which JSON over the port could not carry', () => {
    page('<p></p>');
    document.querySelector('p')?.append('a\ud800b');
    expect(body()).toBe('<p>a\ufffdb</p>');
  });
});
