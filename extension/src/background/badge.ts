// The toolbar badge: how many substantive changes nobody has looked at, coloured by the worst of them; empty otherwise.

import type { Severity } from '../protocol/types';

const colours: Record<Severity, string> = { high: '#b3261e', medium: '#b45309', low: '#1d4f91', info: '#1d4f91' };

export function badgeText(unseen: number): string {
  if (unseen <= 0) return '';
  return unseen > 99 ? '99+' : String(unseen);
}

/** `severity`: the worst of all unseen changes, as the host says; `medium` where it could not be asked. */
export async function showBadge(unseen: number, severity: Severity): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeText({ text: badgeText(unseen) }),
    chrome.action.setBadgeBackgroundColor({ color: colours[severity] }),
    chrome.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}
