// A page that holds several documents: which, and whose findings come first. Pure.

import type { Finding, Report } from '../protocol/types';
import { clip } from './format';

/** The document on the page that its address names; undefined for a page of one, or where none is named. */
export function namedPart(report: Report): string | undefined {
  const { part, parts } = report.document;
  const title = typeof part === 'number' ? parts?.[part]?.title : undefined;
  return title === undefined ? undefined : clip(title, 80);
}

/** The titles of the documents on a page of several; empty for a page of one. */
export function partTitles(report: Report): string[] {
  return (report.document.parts ?? []).map(({ title }) => clip(title, 80));
}

/** Findings of the document that the address names, and the others; all are its own where none is named. */
export function byPart(report: Report): { own: Finding[]; others: Finding[] } {
  if (namedPart(report) === undefined) return { own: [...report.findings], others: [] };
  const isOwn = (finding: Finding): boolean => finding.part === report.document.part;
  return { own: report.findings.filter(isOwn), others: report.findings.filter((finding) => !isOwn(finding)) };
}
