// What is known of the terms page open in each tab: which frame its text came from and what the popup shows of it. Kept
// in storage.session, in memory only, so that it outlives the worker and not the browser.

import type { PageNote, ReportLite } from '../protocol/messages';
import type { Report, SeverityCounts } from '../protocol/types';

export interface TabRecord {
  /** The tab's address, without fragment, when this was written; another address makes the record void. */
  url: string;
  note?: PageNote;
  /** The frame whose document the panel shows. */
  frameId?: number;
  report?: ReportLite;
  findings?: number;
}

/** `storage.session`, or a stand-in. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

export function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

export class TabRecords {
  readonly #area: SessionArea;

  constructor(area: SessionArea) {
    this.#area = area;
  }

  /** The record of a tab, if it was written for this address. */
  async get(tabId: number, url: string | undefined): Promise<TabRecord | undefined> {
    const key = `tab-${tabId}`;
    const record = (await this.#area.get(key))[key] as TabRecord | undefined;
    return record !== undefined && url !== undefined && record.url === withoutFragment(url) ? record : undefined;
  }

  async set(tabId: number, record: TabRecord): Promise<void> {
    await this.#area.set({ [`tab-${tabId}`]: record });
  }

  async remove(tabId: number): Promise<void> {
    await this.#area.remove(`tab-${tabId}`);
  }
}

/**
 * Whether a document of `frameId` takes the panel's place. There is one panel a tab: the frame that has it keeps it
 * unless it has less to say.
 */
export function takesPanel(current: TabRecord | undefined, frameId: number, findings: number): boolean {
  if (current?.report === undefined || current.frameId === frameId) return true;
  return findings > (current.findings ?? 0);
}

/** What the popup needs of a report. */
export function reportLite(report: Report): ReportLite {
  const { id, url, service, terms_type, versions, status, first_seen, last_verified } = report.document;
  const counts: SeverityCounts = { info: 0, low: 0, medium: 0, high: 0 };
  const concerns = report.findings.filter(({ stance }) => stance !== 'for_you');
  for (const { severity } of concerns) counts[severity] += 1;
  const lite: ReportLite = {
    document: { id, url, service, terms_type, versions, status, first_seen, last_verified },
    counts,
    in_favour: report.findings.length - concerns.length,
    label: report.label,
    top: concerns
      .slice(0, 3)
      .map(({ id, type, severity, stance, headline, record_id }) => ({ id, type, severity, stance, headline, record_id })),
  };
  if (report.stored_reason !== null) lite.not_stored = report.stored_reason;
  return lite;
}
