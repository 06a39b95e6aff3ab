// What the extension's own pages ask for: the popup's state, reading now, marking seen, the viewer, settings.

import type { CatalogueView, HostStateView, PageRequest, PageRequests, PopupState, SiteView } from '../protocol/messages';
import type { ChangesList, SiteSummary } from '../protocol/types';
import { askAccess, originsToAsk } from './access';
import { catalogueView, lookForCatalogue, setCatalogueUpdates } from './catalogue';
import { isRecordId } from './checks';
import type { Feedback } from './feedback';
import { loadPolicy } from './feedback-policy';
import type { Host } from './host';
import { hostView } from './host-state';
import { loadSettings, mergeSettings, updateSettings, withPause, withService } from './settings';
import type { TabRecords } from './tab-records';
import type { Terms } from './terms';
import { setWatch, watchView } from './watched';

const noChanges: ChangesList = { items: [], next_cursor: null, unseen: 0 };

/** The longest pause, in minutes: a guard that is off for good is a setting, not a pause. */
const mostPause = 24 * 60;

export interface PageRequestDependencies {
  host: Host;
  terms: Terms;
  records: TabRecords;
  feedback: Feedback;
}

type Handlers = {
  [Type in keyof PageRequests]: (request: PageRequests[Type]['request']) => Promise<PageRequests[Type]['reply']>;
};

async function findTab(tabId: number | undefined, windowId: number | undefined): Promise<chrome.tabs.Tab | undefined> {
  if (tabId !== undefined) return chrome.tabs.get(tabId).catch(() => undefined);
  const where = windowId === undefined ? { lastFocusedWindow: true } : { windowId };
  return (await chrome.tabs.query({ active: true, ...where }))[0];
}

/** Opens the history viewer in a tab. Throws what Host.call throws. */
export async function openViewer(host: Host, at: string | undefined): Promise<void> {
  const { url } = await host.call('viewer.open', at === undefined ? {} : { at }, { fresh: true });
  await chrome.tabs.create({ url });
}

/** Marks changes as seen: the named ones, a document's, or all there are. */
async function markSeen(host: Host, ids: number[] | undefined, document: string | undefined): Promise<number> {
  if (ids !== undefined) return (await host.call('changes.mark_seen', { ids })).unseen;
  if (document !== undefined) return (await host.call('changes.mark_seen', { document })).unseen;
  let unseen = Infinity;
  for (;;) {
    const page = await host.call('changes.list', { unseen_only: true, limit: 500 });
    // Nothing left, or marking made no difference: another browser may be adding, which is no reason to go on for ever.
    if (page.items.length === 0 || page.unseen >= unseen) return page.unseen;
    unseen = page.unseen;
    await host.call('changes.mark_seen', { ids: page.items.map(({ id }) => id) });
  }
}

function shown(catalogue: CatalogueView | undefined): { catalogue?: CatalogueView } {
  return catalogue === undefined ? {} : { catalogue };
}

export function pageRequestHandlers({ host, terms, records, feedback }: PageRequestDependencies): Handlers {
  async function site(tab: chrome.tabs.Tab | undefined, state: HostStateView): Promise<SiteView> {
    const url = tab?.url;
    const access = await askAccess(url);
    const view: SiteView = { access };
    if (url !== undefined && url !== '') view.url = url;
    if (access === 'none') view.origins = originsToAsk(url);
    if (access !== 'ok' || tab?.id === undefined || url === undefined) return view;
    const record = await records.get(tab.id, url);
    if (record?.report !== undefined) view.report = record.report;
    if (record?.note !== undefined) view.note = record.note;
    if (state.state === 'ok') {
      const summary: SiteSummary | undefined = await host.call('site.summary', { url }).catch(() => undefined);
      if (summary !== undefined) view.summary = summary;
    }
    return view;
  }

  async function popupState(request: PageRequests['popup.state']['request']): Promise<PopupState> {
    const [tab, state] = await Promise.all([findTab(request.tabId, request.windowId), host.check({ fresh: true })]);
    const changes = state.state === 'ok' ? await host.call('changes.list', { limit: 20 }).catch(() => noChanges) : noChanges;
    const view = await site(tab, state);
    const guard = await feedback.view(tab?.id, tab?.url, view.summary?.service ?? null);
    const popup: PopupState = { host: host.view ?? state, site: view, unseen: changes.unseen, changes, feedback: guard };
    if (view.access === 'ok' && state.state === 'ok' && view.url !== undefined) {
      const watch = await watchView(host, view.url, view.report?.document.id).catch(() => undefined);
      if (watch !== undefined) popup.watch = watch;
    }
    return popup;
  }

  return {
    'popup.state': popupState,
    'page.read_now': ({ tabId }) => terms.readNow(tabId),
    'changes.mark_seen': async ({ ids, document }) => ({ unseen: await markSeen(host, ids, document) }),
    'watch.set': ({ url, document, watch }) => setWatch(host, url, isRecordId(document) ? document : undefined, watch),
    'viewer.open': async ({ at }) => {
      try {
        await openViewer(host, isRecordId(at) ? at : undefined);
        return { opened: true };
      } catch (error) {
        return { opened: false, detail: error instanceof Error ? error.message : String(error) };
      }
    },
    'settings.get': () => loadSettings(),
    'settings.set': async ({ settings }) => {
      const now = await updateSettings((current) => mergeSettings(current, settings));
      feedback.forget();
      return now;
    },
    'feedback.policy': () => loadPolicy(),
    'feedback.pause': async ({ minutes }) => {
      const until = minutes > 0 && (await loadPolicy()).may_pause ? Date.now() + Math.min(minutes, mostPause) * 60_000 : 0;
      return { paused_until: (await updateSettings((settings) => withPause(settings, until))).feedback.paused_until };
    },
    'feedback.service': ({ key, mode }) => updateSettings((settings) => mergeSettings(withService(settings, key, mode), {})),
    'feedback.withdrawal': ({ service }) => host.call('ledger.withdrawal', { service }),
    'catalogue.view': async () => shown(await catalogueView(host)),
    'catalogue.look': async () => shown(await lookForCatalogue(host)),
    'catalogue.updates': async ({ on }) => shown(await setCatalogueUpdates(host, on)),
    'welcome.state': async () => ({
      host: await host.check({ fresh: true }).catch(() => hostView('failing')),
      browser: chrome.runtime.getURL('').startsWith('moz-') ? 'firefox' : 'chromium',
      os: (await chrome.runtime.getPlatformInfo()).os,
      extension_id: chrome.runtime.id,
      extension_version: chrome.runtime.getManifest().version,
    }),
  };
}

/** Answers one request of our own pages. */
export function answerPage(handlers: Handlers, request: PageRequest): Promise<unknown> {
  // Each handler takes its own request's type; the union cannot say so.
  const handler = handlers[request.type] as (request: PageRequest) => Promise<unknown>;
  return handler(request);
}

export function isPageRequest(handlers: Handlers, message: unknown): message is PageRequest {
  if (typeof message !== 'object' || message === null) return false;
  const type = (message as { type?: unknown }).type;
  return typeof type === 'string' && Object.hasOwn(handlers, type);
}
