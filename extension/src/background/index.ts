// The background: wires the browser's events to the parts beside this file. Every listener is registered in the first
// turn, because the browser wakes this worker for one event and drops what registers later. State that must outlive a
// sleep is in storage.session.

import type { ContentRequest, Envelope, HostStateView } from '../protocol/messages';
import { catalogueRound } from './catalogue';
import { checkContentRequest, isRecordId } from './checks';
import { showBadge } from './badge';
import { Feedback } from './feedback';
import { Host } from './host';
import { answerPage, isPageRequest, openViewer, pageRequestHandlers } from './page-requests';
import { loadSettings, updateSettings, withCollapsed } from './settings';
import { TabRecords } from './tab-records';
import { tabUpdated } from './tab-watch';
import { injectStage2, type Sender, Terms } from './terms';
import { setWatch, watchView } from './watched';
import { moreAlarm, noticeTarget, watchAlarm, Watching } from './watching';

const hostName = 'org.smallprint.host';

let shownUnseen: number | undefined;
let badgeTurn: Promise<void> = Promise.resolve();

const host = new Host({
  connect: () => chrome.runtime.connectNative(hostName),
  // Chromium tells by lastError, Firefox by the port.
  disconnectText: (port) => chrome.runtime.lastError?.message ?? (port as { error?: { message?: string } | null }).error?.message,
  now: () => Date.now(),
  onState: (view, hello) => {
    void chrome.storage.session.set({ host: view, ...(hello === undefined ? {} : { open_shadow: hello.openShadow }) });
  },
  onUnseen: (unseen) => {
    if (unseen === shownUnseen) return;
    shownUnseen = unseen;
    badgeTurn = badgeTurn.then(() => updateBadge(unseen)).catch(() => undefined);
  },
});

async function updateBadge(unseen: number): Promise<void> {
  if (unseen !== shownUnseen) return; // A later number is on its way.
  const changes = unseen === 0 ? undefined : await host.call('changes.list', { unseen_only: true, limit: 1 }).catch(() => undefined);
  await showBadge(unseen, changes?.worst ?? 'medium');
}

const records = new TabRecords(chrome.storage.session);
const openShadow = async (): Promise<boolean> => (await chrome.storage.session.get('open_shadow'))['open_shadow'] === true;
const terms = new Terms(host, records, openShadow);
const feedback = new Feedback(host, chrome.storage.session, openShadow);
const watching = new Watching(host);
const pageHandlers = pageRequestHandlers({ host, terms, records, feedback });

void chrome.storage.session.get('host').then(({ host: view }) => {
  if (view !== undefined) host.restore(view as HostStateView);
});

async function answerContent(sender: Sender, request: ContentRequest): Promise<unknown> {
  switch (request.type) {
    case 'terms.candidate':
      if ((await loadSettings()).watch_pages) await injectStage2(sender.tabId, sender.frameId);
      return null;
    case 'terms.page': {
      const outcome = await terms.page(sender, request);
      feedback.forget();
      return outcome;
    }
    case 'terms.declined':
      await terms.declined(sender, request.reason);
      return null;
    case 'terms.gone':
      await terms.gone(sender);
      return null;
    case 'feedback.near':
      await feedback.near(sender);
      return null;
    case 'feedback.contact':
      return feedback.contact(sender, request);
    case 'feedback.decided':
      await feedback.decided(sender, request);
      return null;
    case 'feedback.lost':
      await feedback.lost(sender);
      return null;
    case 'feedback.setting':
      await feedback.setHere(sender, request.mode);
      return null;
    case 'feedback.read':
      if (feedback.mayRead(sender, request.url)) await chrome.tabs.create({ url: request.url, openerTabId: sender.tabId });
      return null;
    case 'feedback.history':
      await openViewer(host, request.at);
      return null;
    default:
      // The panel lives in the top frame only.
      if (sender.frameId !== 0) throw new Error('not from this frame');
      return answerPanel(sender, request);
  }
}

async function answerPanel(sender: Sender, request: Extract<ContentRequest, { type: `panel.${string}` }>): Promise<unknown> {
  switch (request.type) {
    case 'panel.quote':
      return terms.quote(sender, request.quote);
    case 'panel.history':
      await openViewer(host, request.at);
      return null;
    case 'panel.seen': {
      const record = await records.get(sender.tabId, sender.tabUrl);
      // Nothing is recorded from private windows, not even what was looked at.
      if (record?.report !== undefined && !sender.incognito) {
        await host.call('changes.mark_seen', { document: record.report.document.id });
      }
      return null;
    }
    case 'panel.collapsed': {
      const site = sender.tabUrl === undefined ? '' : new URL(sender.tabUrl).hostname;
      if (site !== '' && !sender.incognito) await updateSettings((settings) => withCollapsed(settings, site, request.collapsed));
      return null;
    }
    case 'panel.closed':
      return null;
    case 'panel.watched':
    case 'panel.watch': {
      // The document is what the background knows to be shown, not what a page says.
      const document = (await records.get(sender.tabId, sender.tabUrl))?.report?.document;
      if (document === undefined) return { watched: false };
      const asked = request.type === 'panel.watched' || sender.incognito;
      const view = asked
        ? await watchView(host, document.url, document.id)
        : await setWatch(host, document.url, document.id, request.watch);
      return { watched: view?.watched === true };
    }
  }
}

/** Who sent a message: one of our pages, a content script of ours, or neither. */
function origin(sender: chrome.runtime.MessageSender): 'page' | Sender | undefined {
  if (sender.id !== chrome.runtime.id) return undefined;
  if (sender.url?.startsWith(chrome.runtime.getURL('')) === true) return 'page';
  if (sender.tab?.id === undefined || sender.frameId === undefined) return undefined;
  return {
    tabId: sender.tab.id,
    frameId: sender.frameId,
    url: sender.url,
    tabUrl: sender.tab.url,
    incognito: sender.tab.incognito,
  };
}

chrome.runtime.onMessage.addListener((message: unknown, sender, respond: (envelope: Envelope<unknown>) => void) => {
  const from = origin(sender);
  let work: Promise<unknown> | undefined;
  if (from === 'page') {
    if (isPageRequest(pageHandlers, message)) work = answerPage(pageHandlers, message);
  } else if (from !== undefined) {
    const request = checkContentRequest(message);
    if (request !== undefined) work = answerContent(from, request);
  }
  if (work === undefined) {
    respond({ ok: false, error: 'not a request' });
    return false;
  }
  work.then(
    (value) => respond({ ok: true, value }),
    (error: unknown) => respond({ ok: false, error: error instanceof Error ? error.message : String(error) }),
  );
  return true; // The answer comes later.
});

chrome.tabs.onUpdated.addListener((tabId, changes, tab) => void tabUpdated(tabId, changes, tab));

chrome.tabs.onRemoved.addListener((tabId) => {
  void records.remove(tabId);
  void chrome.storage.session.remove(`feedback-lost-${tabId}`);
});

chrome.windows.onRemoved.addListener(() => {
  void chrome.windows.getAll().then((windows) => (windows.some(({ incognito }) => incognito) ? undefined : feedback.forgetPrivate()));
});

chrome.runtime.onStartup.addListener(() => {
  void host.check();
  void watching.schedule();
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === watchAlarm || name === moreAlarm) {
    // Another browser may have seen one change and met a worse one: as many as before, of another colour.
    void watching.round().then(() => {
      const unseen = shownUnseen ?? 0;
      if (unseen > 0) badgeTurn = badgeTurn.then(() => updateBadge(unseen)).catch(() => undefined);
    });
  }
  if (name === watchAlarm) void catalogueRound(host);
});

chrome.notifications.onClicked.addListener((id) => {
  const target = noticeTarget(id);
  if (target === undefined) return;
  void chrome.notifications.clear(id);
  void openViewer(host, isRecordId(target.at) ? target.at : undefined).catch(() => undefined);
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void injectIntoOpenTabs();
  void watching.schedule();
  void host.check({ fresh: true }).then(async ({ state }) => {
    if (reason === 'install' && state !== 'ok') await chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
  });
});

/** Tabs that were open before us have no stage 1, or an orphaned one, and nobody has looked at what they show. */
async function injectIntoOpenTabs(): Promise<void> {
  const tabs = await chrome.tabs.query({ url: ['http://*/*', 'https://*/*'] });
  await Promise.allSettled(
    tabs
      .filter((tab) => tab.id !== undefined && !tab.discarded)
      .map(async (tab) => {
        await chrome.scripting.executeScript({ target: { tabId: tab.id ?? 0, allFrames: true }, files: ['stage1.js'] });
        await tabUpdated(tab.id ?? 0, { status: 'complete' }, tab);
      }),
  );
}

