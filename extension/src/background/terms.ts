// What happens to a page that stage 2 takes for terms: it goes to the host, and the report goes to the panel in the tab's
// top frame. Keeps what the popup needs in TabRecords; owns nothing else.

import type { ContentRequest, ContentRequests, PageNote, ReportLite } from '../protocol/messages';
import { HostError } from '../protocol/rpc';
import type { PageAnalyzeResult, Report, TextQuote } from '../protocol/types';
import { documentUrl } from './checks';
import { type Host, HostUnavailable } from './host';
import { loadSettings } from './settings';
import { reportLite, takesPanel, type TabRecords, withoutFragment } from './tab-records';
import { tell } from './tell';

/** The frame a message came from, as the browser says. */
export interface Sender {
  tabId: number;
  frameId: number;
  /** The frame's address. */
  url: string | undefined;
  tabUrl: string | undefined;
  incognito: boolean;
}

export type TermsPage = Extract<ContentRequest, { type: 'terms.page' }>;

const highlightCss = `::highlight(smallprint) { background-color: #ffd54a; color: #1b1b1b; }
mark[data-smallprint] { background-color: #ffd54a; color: #1b1b1b; }`;

/** Injects stage 2 into one frame; false when the browser will not have it there. */
export async function injectStage2(tabId: number, frameId: number): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['stage2.js'] });
    return true;
  } catch {
    return false;
  }
}

function isTerms(report: PageAnalyzeResult): report is Report {
  return report.document !== null;
}

/** The popup's word for a host's reason why a page is no document. */
export function noteFor(reason: string | null): PageNote {
  if (reason === 'too_large') return 'too_large';
  return reason === 'not_terms' || reason === null ? 'not_terms' : 'unreadable';
}

async function tabUrlNow(tabId: number): Promise<string | undefined> {
  try {
    return (await chrome.tabs.get(tabId)).url;
  } catch {
    return undefined;
  }
}

export class Terms {
  readonly #host: Host;
  readonly #records: TabRecords;
  readonly #openShadow: () => Promise<boolean>;

  constructor(host: Host, records: TabRecords, openShadow: () => Promise<boolean>) {
    this.#host = host;
    this.#records = records;
    this.#openShadow = openShadow;
  }

  /** Reads a page that stage 2 sent. */
  async page(sender: Sender, page: TermsPage): Promise<ContentRequests['terms.page']['reply']> {
    const url = documentUrl(page.url, sender.url, sender.tabUrl);
    const top = sender.tabUrl ?? url;
    if (url === undefined || top === undefined) return { outcome: 'silent' };
    const before = await this.#records.get(sender.tabId, top);
    if (before?.report === undefined) await this.#note(sender.tabId, top, 'reading');

    let report: PageAnalyzeResult;
    try {
      report = await this.#host.call('page.analyze', {
        url,
        title: page.title,
        language: page.language,
        html: page.html,
        record: !sender.incognito,
        translated: page.translated,
      });
    } catch (error) {
      const tooLarge = error instanceof HostError && error.code === 'too_large';
      const note = error instanceof HostUnavailable ? 'host_unavailable' : tooLarge ? 'too_large' : 'failed';
      await this.#note(sender.tabId, top, note);
      return { outcome: 'unavailable' };
    }
    if (!isTerms(report)) {
      await this.#decline(sender.tabId, top, sender.frameId, noteFor(report.reason));
      return { outcome: 'silent' };
    }

    // The user may have moved on while the host was reading.
    const now = await tabUrlNow(sender.tabId);
    if (now === undefined || withoutFragment(now) !== withoutFragment(top)) return { outcome: 'silent' };
    const current = await this.#records.get(sender.tabId, top);
    if (!takesPanel(current, sender.frameId, report.findings.length)) return { outcome: 'silent' };
    await this.#records.set(sender.tabId, {
      url: withoutFragment(top),
      frameId: sender.frameId,
      report: reportLite(report),
      findings: report.findings.length,
    });
    await this.#show(sender.tabId, sender.frameId, top, report);
    return report.document.parts === undefined ? { outcome: 'shown' } : { outcome: 'shown', several: true };
  }

  /** Stage 2 looked and will not send. */
  async declined(sender: Sender, reason: PageNote): Promise<void> {
    const top = sender.tabUrl ?? sender.url;
    if (top !== undefined) await this.#decline(sender.tabId, top, sender.frameId, reason);
  }

  /** The frame that had the panel's document has moved on. */
  async gone(sender: Sender): Promise<void> {
    const key = sender.tabUrl ?? sender.url;
    const current = await this.#records.get(sender.tabId, key);
    if (current?.frameId !== undefined && current.frameId !== sender.frameId) return;
    await this.#records.remove(sender.tabId);
    await tell(sender.tabId, 0, 'panel.remove', {});
  }

  /** Points at a quote in the frame whose text it is from. */
  async quote(sender: Sender, quote: TextQuote): Promise<{ found: boolean }> {
    const current = await this.#records.get(sender.tabId, sender.tabUrl);
    const reply = await tell(sender.tabId, current?.frameId ?? 0, 'quote.show', { quote });
    return { found: reply?.found === true };
  }

  /** Reads the tab's page because the user asked for it. */
  async readNow(tabId: number): Promise<{ report?: ReportLite; note?: PageNote }> {
    let frames: number[];
    try {
      const injected = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['stage2.js'] });
      frames = injected.map(({ frameId }) => frameId);
    } catch {
      return { note: 'failed' };
    }
    // The page itself whatever its words are; its frames only if they look like terms.
    await Promise.all(frames.map((frameId) => tell(tabId, frameId, 'terms.look', { force: frameId === 0 })));
    const record = await this.#records.get(tabId, await tabUrlNow(tabId));
    if (record?.report !== undefined) return { report: record.report };
    return { note: record?.note ?? 'not_terms' };
  }

  async #show(tabId: number, frameId: number, top: string, report: Report): Promise<void> {
    try {
      await chrome.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['panel.js'] });
      // Chromium paints a highlight from an AUTHOR sheet only, Firefox reaches into shadow trees from a USER sheet only.
      for (const origin of ['AUTHOR', 'USER'] as const) {
        const css = { target: { tabId, frameIds: [frameId] }, css: highlightCss, origin };
        // Taken out first, so that a page that changes under us does not collect copies.
        await chrome.scripting.removeCSS(css).catch(() => undefined);
        await chrome.scripting.insertCSS(css);
      }
    } catch {
      return; // The tab is gone.
    }
    const [openShadow, settings] = await Promise.all([this.#openShadow(), loadSettings()]);
    const collapsed = settings.collapsed_sites.includes(new URL(top).hostname);
    await tell(tabId, 0, 'panel.show', { report, openShadow, collapsed });
  }

  async #note(tabId: number, top: string, note: PageNote): Promise<void> {
    await this.#records.set(tabId, { url: withoutFragment(top), note });
  }

  /** A frame that is no terms page says nothing about the others. */
  async #decline(tabId: number, top: string, frameId: number, note: PageNote): Promise<void> {
    const current = await this.#records.get(tabId, top);
    if (current?.report !== undefined && current.frameId !== frameId) return;
    if (current?.report !== undefined) await tell(tabId, 0, 'panel.remove', {});
    await this.#note(tabId, top, note);
  }
}
