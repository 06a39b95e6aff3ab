// The toolbar's popup: asks the background for the state of the tab in front, shows it, and passes on what is pressed.

import { render } from 'preact';
import type { FeedbackSetting } from '../protocol/messages';
import { ask } from '../protocol/send';
import { onActions } from '../ui/actions';
import { startPage } from '../ui/page-root';
import { letterText } from './guard-part';
import { popupCss } from './popup-css';
import { isReading, type PopupModel } from './popup-state';
import { PopupView } from './popup-view';

const askAgainAfterMs = 600;
const askAgainTimes = 40;

let model: PopupModel = { reading: false, isPrivate: false };
let tabId: number | undefined;

const body = startPage('product', [popupCss]);

function show(next: Partial<PopupModel>): void {
  model = { ...model, ...next };
  render(<PopupView {...model} />, body);
}

/** The tab in front; for tests, which open the popup as a page, the tab with the address in `?url=`. */
async function chooseTab(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('url');
  const tabs = await chrome.tabs.query(wanted === null ? { active: true, currentWindow: true } : {});
  const tab = wanted === null ? tabs[0] : tabs.find((one) => one.url === wanted);
  tabId = tab?.id;
  show({ isPrivate: tab?.incognito ?? false });
}

async function load(): Promise<void> {
  try {
    const state = await ask('popup.state', tabId === undefined ? {} : { tabId });
    const { failure: _gone, ...rest } = model;
    model = rest;
    show({ state });
  } catch (error) {
    show({ failure: describe(error) });
  }
}

/** Until the page that is being read has been read. */
async function follow(): Promise<void> {
  for (let time = 0; time < askAgainTimes && isReading(model); time += 1) {
    await new Promise((done) => setTimeout(done, askAgainAfterMs));
    if (!model.reading) await load();
  }
}

async function readAnyway(): Promise<void> {
  const { state } = model;
  if (tabId === undefined || !state) return;
  show({ reading: true });
  try {
    const { report, note } = await ask('page.read_now', { tabId });
    const { report: _old, note: _before, ...site } = state.site;
    show({ reading: false, state: { ...state, site: { ...site, ...(report && { report }), ...(note && { note }) } } });
  } catch (error) {
    show({ reading: false, failure: describe(error) });
  }
}

async function markSeen(ids?: number[]): Promise<void> {
  const { state } = model;
  if (!state) return;
  const { unseen } = await ask('changes.mark_seen', ids ? { ids } : {});
  const items = state.changes.items.map((one) => (!ids || ids.includes(one.id) ? { ...one, seen: true } : one));
  show({ state: { ...state, unseen, changes: { ...state.changes, unseen, items } } });
}

async function openHistory(at: string): Promise<void> {
  const { opened, detail } = await ask('viewer.open', at ? { at } : {});
  if (opened) window.close();
  else show({ failure: detail ?? '' });
}

async function setWatch(watch: boolean): Promise<void> {
  const { state } = model;
  const url = state?.site.url;
  if (!state || url === undefined) return;
  const document = state.site.report?.document.id;
  const view = await ask('watch.set', { url, watch, ...(document !== undefined && { document }) });
  show({ state: { ...state, watch: view } });
}

async function withdraw(): Promise<void> {
  const service = model.state?.site.summary?.service;
  if (!service) return;
  const withdrawal = await ask('feedback.withdrawal', { service });
  show({ withdrawal, letter: withdrawal.letters[0].id, copied: false });
}

async function copyLetter(): Promise<void> {
  if (!model.withdrawal) return;
  await navigator.clipboard.writeText(letterText(model.withdrawal, model.letter));
  show({ copied: true });
}

/** Saves the letter as a file; nothing is ever sent. */
function saveLetter(): void {
  if (!model.withdrawal) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([letterText(model.withdrawal, model.letter)], { type: 'text/plain' }));
  link.download = model.withdrawal.file_name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function setMode(mode: FeedbackSetting): Promise<void> {
  const key = model.state?.site.summary?.service;
  if (!key) return;
  await ask('feedback.service', { key, mode });
  await load();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function attempt(work: Promise<void>): void {
  work.catch((error: unknown) => show({ failure: describe(error) }));
}

onActions(document, (action, value) => {
  const origins = model.state?.site.origins;
  if (action === 'allow' && origins) {
    // In the click itself: browsers ask the person only from there.
    attempt(chrome.permissions.request({ origins }).then((granted) => (granted ? load().then(follow) : undefined)));
  } else if (action === 'read') attempt(readAnyway());
  else if (action === 'seen-all') attempt(markSeen());
  else if (action === 'history') attempt(openHistory(value));
  else if (action === 'check') attempt(load());
  else if (action === 'watch' || action === 'unwatch') attempt(setWatch(action === 'watch'));
  else if (action === 'withdraw') attempt(withdraw());
  else if (action === 'copy-letter') attempt(copyLetter());
  else if (action === 'save-letter') saveLetter();
  else if (action === 'pause') attempt(ask('feedback.pause', { minutes: Number(value) }).then(load));
  else if (action === 'options') attempt(chrome.runtime.openOptionsPage());
  else if (action === 'welcome') attempt(chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') }).then(() => window.close()));
});

document.addEventListener('change', (event) => {
  const { name, value } = event.target as HTMLSelectElement;
  const mode = (['hold', 'tell', 'keep', 'off'] as const).find((one) => one === value);
  if (name === 'guard_mode' && mode) attempt(setMode(mode));
  else if (name === 'guard_letter') show({ letter: value, copied: false });
});

// Opening a change is looking at it.
document.addEventListener(
  'toggle',
  (event) => {
    const fold = event.target as HTMLElement;
    const id = Number(fold.dataset['change']);
    if (fold.matches('details[open][data-change][data-seen="false"]')) attempt(markSeen([id]));
  },
  true,
);

show({});
attempt(chooseTab().then(load).then(follow));
