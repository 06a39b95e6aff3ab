// May we read a tab, and if not, can the user change that? Pure but for the question to the browser.

import type { SiteAccess } from '../protocol/messages';

export const allSites = ['http://*/*', 'https://*/*'];

/** Sites no extension may touch: the stores, and Mozilla's list (extensions.webextensions.restrictedDomains). */
const restrictedHosts = new Set([
  'chromewebstore.google.com',
  'accounts-static.cdn.mozilla.net',
  'accounts.firefox.com',
  'addons.cdn.mozilla.net',
  'addons.mozilla.org',
  'api.accounts.firefox.com',
  'content.cdn.mozilla.net',
  'discovery.addons.mozilla.org',
  'oauth.accounts.firefox.com',
  'profile.accounts.firefox.com',
  'support.mozilla.org',
  'sync.services.mozilla.com',
]);

/** Without an address the browser hides it from us: because we lack the permission, or because nobody may have it. */
export function siteAccess(url: string | undefined, granted: boolean, allGranted: boolean): SiteAccess {
  if (url === undefined || url === '') return allGranted ? 'restricted' : 'none';
  if (!URL.canParse(url)) return 'restricted';
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return 'restricted';
  if (restrictedHosts.has(hostname)) return 'restricted';
  return granted ? 'ok' : 'none';
}

/** The patterns to ask for: this site where it is known, else all that the manifest names. */
export function originsToAsk(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return [...allSites];
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? [`${protocol}//${hostname}/*`] : [...allSites];
}

export async function askAccess(url: string | undefined): Promise<SiteAccess> {
  const allGranted = await chrome.permissions.contains({ origins: allSites });
  const granted = allGranted || (url !== undefined && (await chrome.permissions.contains({ origins: originsToAsk(url) })));
  return siteAccess(url, granted, allGranted);
}
