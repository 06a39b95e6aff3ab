// Is a page watched, and making it so: for popup and panel.

import type { WatchView } from '../protocol/messages';
import type { WatchEntry } from '../protocol/types';
import type { WatchHost } from './watching';

const notWatched: WatchView = { watched: false };

function watchedView(entry: WatchEntry): WatchView {
  return { watched: true, ...(entry.message !== null && { line: entry.message }) };
}

/** What names a page on the list: a document of the history if there is one, else the address. */
function name(url: string, document: string | undefined): { document: string } | { url: string } {
  return document === undefined ? { url } : { document };
}

function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Services of one's own: plain http, or an address that nobody else's is. */
export function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const name = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
  const address = /^(10|127)(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$|^\[(::1\]|f[cd])/;
  return protocol === 'http:' || name.test(hostname) || address.test(hostname);
}

/** Undefined where the page cannot be watched. Throws what Host.call throws. */
export async function watchView(host: WatchHost, url: string, document: string | undefined): Promise<WatchView | undefined> {
  if (!isWeb(url)) return undefined;
  const { items } = await host.call('watch.list', { ...name(url, document), limit: 1 });
  const entry = items[0];
  return entry === undefined ? notWatched : watchedView(entry);
}

export async function setWatch(host: WatchHost, url: string, document: string | undefined, watch: boolean): Promise<WatchView> {
  if (!isWeb(url)) throw new Error('only web pages can be watched');
  if (!watch) {
    await host.call('watch.remove', name(url, document));
    return notWatched;
  }
  const added = await host.call('watch.add', { ...name(url, document), ...(isLocal(url) && { local: true }) });
  return watchedView(added.watch);
}
