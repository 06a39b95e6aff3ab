// The toolbar badge: how many substantive changes nobody has looked at, coloured by the worst of them; empty otherwise.

import type { ChangesList, Severity } from '../protocol/types';

const colours: Record<Severity, string> = { high: '#b3261e', medium: '#b45309', low: '#1d4f91', info: '#1d4f91' };
const rank: readonly Severity[] = ['info', 'low', 'medium', 'high'];

export function badgeText(unseen: number): string {
  if (unseen <= 0) return '';
  return unseen > 99 ? '99+' : String(unseen);
}

/** The worst severity among the substantive changes; `medium` when nothing is known of them. */
export function worstSeverity(changes: ChangesList | undefined): Severity {
  let worst = -1;
  for (const entry of changes?.items ?? []) {
    for (const item of entry.items) if (item.substantive) worst = Math.max(worst, rank.indexOf(item.severity));
  }
  return rank[worst] ?? 'medium';
}

export async function showBadge(unseen: number, severity: Severity): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeText({ text: badgeText(unseen) }),
    chrome.action.setBadgeBackgroundColor({ color: colours[severity] }),
    chrome.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}
