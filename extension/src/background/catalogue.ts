// What the program knows beforehand, and newer versions of it. The host fetches and judges; here is when it is asked to,
// and that a program which began with an older catalogue is started anew. Nothing is asked of anybody unless the person
// turned it on or asks by hand.

import type { CatalogueView } from '../protocol/messages';
import type { CatalogueState } from '../protocol/types';
import type { WatchHost } from './watching';

/** What we need of the host. */
export interface CatalogueHost extends WatchHost {
  renew: () => void;
}

function viewOf({ catalogue, source, bundle, expired, updates, url, looked_at, failure }: CatalogueState): CatalogueView {
  const view: CatalogueView = { date: catalogue.date, source, expired, updates, from: hostOf(url) };
  if (bundle !== null) view.version = bundle.version;
  if (looked_at !== null) view.looked_at = looked_at;
  if (failure !== null) view.failure = failure;
  return view;
}

/** The server that would be asked. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** How it stands; undefined without a host. */
export async function catalogueView(host: CatalogueHost): Promise<CatalogueView | undefined> {
  const state = await host.call('catalogue.status', {}).catch(() => undefined);
  if (state === undefined) return undefined;
  // Another browser's program may have installed it.
  if (state.restart) host.renew();
  return viewOf(state);
}

/** Looks now. What went wrong is in the view, as the host's sentence. */
export async function lookForCatalogue(host: CatalogueHost): Promise<CatalogueView> {
  try {
    const { outcome, ...state } = await host.call('catalogue.update', {});
    if (state.restart) host.renew();
    return { ...viewOf(state), outcome };
  } catch (error) {
    const view = await catalogueView(host);
    // A host that cannot be asked at all says so elsewhere.
    if (view === undefined) throw error;
    return { ...view, failure: view.failure ?? (error instanceof Error ? error.message : String(error)) };
  }
}

/** Turns looking by itself on or off, for every browser on this computer. */
export async function setCatalogueUpdates(host: CatalogueHost, on: boolean): Promise<CatalogueView | undefined> {
  await host.call('settings.set', { settings: { catalogue_updates: on } });
  return catalogueView(host);
}

/** For the alarm: the host knows whether it is turned on and whether a day has passed. Never throws. */
export async function catalogueRound(host: CatalogueHost): Promise<void> {
  const state = await host.call('catalogue.update', { due_only: true }).catch(() => undefined);
  if (state?.restart === true) host.renew();
}
