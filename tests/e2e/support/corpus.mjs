// The real documents, read where they lie and never copied into the repository.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from '../../../installers/demo/node_modules/markdown-it/index.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const corpus = path.resolve(process.env.SMALLPRINT_CORPUS ?? path.join(root, '../shared/corpus'));

/** For node:test's `skip`: false, or why. */
export const noCorpus = existsSync(path.join(corpus, 'README.md'))
  ? false
  : 'the corpus is not here; set SMALLPRINT_CORPUS';

const markdown = new MarkdownIt({ html: true });

export const readCorpus = (file) => readFileSync(path.join(corpus, file), 'utf8');

export const readLines = (file) =>
  readCorpus(file).split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** A document's Markdown as the web page it once was: with a site around it. */
export function renderPage(text, { title, site }) {
  const escape = (words) => words.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)} | ${escape(site)}</title>
<script>window.pageLoaded = true;</script></head><body>
<header><a href="/">${escape(site)}</a><nav><ul><li><a href="/product">Product</a></li><li><a href="/pricing">Pricing</a></li>
<li><a href="/blog">Blog</a></li><li><a href="/login">Sign in</a></li></ul></nav></header>
<main><h1>${escape(title)}</h1>${markdown.render(text)}</main>
<footer><p>© ${escape(site)}. All rights reserved.</p><a href="/careers">Careers</a> <a href="/privacy">Privacy</a>
<div class="cookie-banner" role="dialog"><p>We use cookies to make our site work.</p><button>Accept all</button></div></footer>
</body></html>`;
}
