// What a person in a hurry is told first: the three most consequential findings that are not about the same thing, and
// what is said here that hardly anyone else says. Pure.

import type { Finding, Report } from '../protocol/types';
import { prevalenceShare } from './elsewhere';
import { byPart } from './parts';
import { byWeight, toneOf } from './report-view';

export const linesShown = 3;
export const unusualShown = 3;

/** Categories whose clauses are told apart by lawyers more than by the people they hold for. */
const oneTopic: ReadonlySet<string> = new Set(['disputes', 'liability']);

/**
 * Which question a finding answers: the row of the label that it stands behind, a category that is one topic, or itself.
 * Two findings of one topic never both are among the three lines while there is another topic.
 */
function topicOf(report: Report, finding: Finding): string {
  const row = report.label.find(({ row: name, sources }) => name !== 'opt_out' && sources.some((source) => source.finding === finding.id));
  if (row) return `row ${row.row}`;
  return oneTopic.has(finding.category) ? finding.category : `type ${finding.type}`;
}

/**
 * At most three, most serious first, those of the document that the address names before others. Words in the person's
 * favour only where there is nothing else.
 */
export function topLines(report: Report): Finding[] {
  const { own, others } = byPart(report);
  const all = [...byWeight(own), ...byWeight(others)];
  const against = all.filter((finding) => toneOf(finding) !== 'good');
  const candidates = against.length > 0 ? against : all;
  const topics = new Set<string>();
  const chosen = candidates.filter((finding) => {
    const topic = topicOf(report, finding);
    if (topics.size >= linesShown || topics.has(topic)) return false;
    topics.add(topic);
    return true;
  });
  // A second line on the same thing is better than an empty one.
  for (const finding of candidates) {
    if (chosen.length >= linesShown) break;
    const said = chosen.some((one) => one.headline === finding.headline || one.type === finding.type);
    if (!said && !chosen.includes(finding)) chosen.push(finding);
  }
  return candidates.filter((finding) => chosen.includes(finding));
}

/** What at most one in twenty of the services we know says, rarest first; never words in the person's favour. */
export function unusual(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding, at) => ({ finding, at, share: finding.prevalence ? prevalenceShare(finding.prevalence) : null }))
    .filter(({ finding, share }) => share !== null && share <= 0.05 && toneOf(finding) !== 'good' && toneOf(finding) !== 'info')
    .sort((a, b) => (a.share ?? 1) - (b.share ?? 1) || a.at - b.at)
    .slice(0, unusualShown)
    .map(({ finding }) => finding);
}
