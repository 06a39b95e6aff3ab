// When to read the page, and when to read it again. Owns the observer and the timers of one document; what is sent goes
// through the callbacks it was given.

import type { ContentRequests, PageNote } from '../../protocol/messages';
import { isPrivateApp, mainRegionEditable } from './editable';
import { measure } from './main-text';
import { score } from './score';
import { serialise } from './serialise';
import { isTranslated } from './translated';

export interface PageWatchCallbacks {
  page(page: ContentRequests['terms.page']['request']): Promise<ContentRequests['terms.page']['reply']>;
  declined(reason: PageNote): Promise<void>;
  gone(): Promise<void>;
  orphaned(): boolean;
}

/** A page is looked at again after it has been quiet for this long, … */
const quietMs = 800;
/** … but not more often than this in all; a page that never rests is left alone then. */
const mostLooks = 25;
/** A host that could not be asked may be starting or being updated: the page that waits for it asks again after these. */
const retryMs = [4_000, 20_000];
/** The share by which the text must grow or shrink to be read again. */
const otherText = 0.1;

function addressWithoutFragment(): string {
  return location.href.split('#', 1)[0] ?? '';
}

function languageOf(document: Document): string {
  const meta = document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ?? '';
  return (document.documentElement.lang || meta).slice(0, 35);
}

export class PageWatch {
  readonly #document: Document;
  readonly #callbacks: PageWatchCallbacks;
  readonly #observer: MutationObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looks = 0;
  #stopped = false;
  #busy: Promise<boolean> | undefined;
  #lookAgain = false;
  /** What was sent last, so that the same is not sent twice. */
  #sentHtml = '';
  #sentAddress: string | undefined;
  #sentCharacters = 0;
  #shown = false;
  /** The page holds several documents, and this is where the reader stood. */
  #several = false;
  #sentFragment = '';
  #retries = 0;

  constructor(document: Document, callbacks: PageWatchCallbacks) {
    this.#document = document;
    this.#callbacks = callbacks;
    this.#observer = new MutationObserver(() => this.#soon());
  }

  /** Looks now. `force` sends whatever the words are, because the user asked. Resolves to whether the page was sent. */
  look(force: boolean): Promise<boolean> {
    if (this.#busy !== undefined) {
      if (!force) {
        this.#lookAgain = true;
        return this.#busy;
      }
      return this.#busy.then(() => this.look(true));
    }
    this.#busy = this.#lookOnce(force)
      .catch(() => false)
      .finally(() => {
        this.#busy = undefined;
        if (this.#lookAgain) {
          this.#lookAgain = false;
          this.#soon();
        }
      });
    return this.#busy;
  }

  /** The tab says that an app moved: what was shown is no longer this page's. */
  moved(): void {
    if (this.#sentAddress !== undefined && this.#sentAddress !== addressWithoutFragment()) {
      this.#forget();
      void this.#callbacks.gone();
    }
    this.#looks = 0;
    this.#watch();
    this.#soon();
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    if (this.#shown) void this.#callbacks.gone();
    this.#forget();
  }

  #forget(): void {
    this.#shown = false;
    this.#sentHtml = '';
    this.#sentAddress = undefined;
    this.#sentCharacters = 0;
    this.#several = false;
  }

  #watch(): void {
    this.#observer.observe(this.#document, { childList: true, subtree: true, characterData: true });
  }

  #soon(): void {
    if (this.#stopped) return;
    if (this.#callbacks.orphaned()) {
      this.stop();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#looks >= mostLooks) this.#observer.disconnect();
      else requestIdleCallback(() => void this.look(false), { timeout: 2000 });
    }, quietMs);
  }

  #retry(): void {
    const wait = retryMs[this.#retries];
    if (wait === undefined || this.#stopped) return;
    this.#retries += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#soon(), wait);
  }

  async #lookOnce(force: boolean): Promise<boolean> {
    if (this.#stopped && !force) return false;
    this.#looks += 1;
    const address = addressWithoutFragment();
    const page = measure(this.#document);
    if (this.#sentAddress !== undefined && this.#sentAddress !== address) {
      this.#forget();
      await this.#callbacks.gone();
    }
    // The same words but for a clock or a counter: nothing new to say, unless the reader went to another document of them.
    const elsewhere = this.#several && this.#sentFragment !== location.hash;
    const same = this.#sentAddress === address && !elsewhere && Math.abs(page.characters - this.#sentCharacters) <= otherText * this.#sentCharacters;
    if (same && !force) return false;

    const { value, isTerms } = score(page, location.href);
    if (!isTerms && !force) {
      if (this.#shown) {
        this.#forget();
        await this.#callbacks.gone();
      }
      this.#watch(); // It may still be on its way.
      return false;
    }
    if (isPrivateApp(location.hostname) || mainRegionEditable(this.#document)) {
      this.#observer.disconnect();
      await this.#callbacks.declined('editable');
      return false;
    }
    const html = serialise(this.#document);
    if (html === undefined) {
      this.#observer.disconnect();
      await this.#callbacks.declined('too_large');
      return false;
    }
    this.#watch();
    if (html === this.#sentHtml && this.#sentAddress === address && !elsewhere && !force) return false;
    this.#sentHtml = html;
    this.#sentFragment = location.hash;
    this.#sentAddress = address;
    this.#sentCharacters = page.characters;
    const { outcome, several = false } = await this.#callbacks.page({
      url: location.href,
      title: this.#document.title.toWellFormed(),
      language: languageOf(this.#document),
      html,
      translated: isTranslated(this.#document),
      score: value,
    });
    this.#shown = outcome === 'shown';
    this.#several = several;
    if (outcome === 'unavailable') {
      this.#forget();
      this.#retry();
    } else {
      this.#retries = 0;
    }
    return true;
  }
}
