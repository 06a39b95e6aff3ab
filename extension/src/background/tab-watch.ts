// Which tabs may show terms, by address and title as the browser tells them: asked of no page, so that ordinary pages pay
// nothing for it. Where they may, stage 2 is injected and reads the words; where it is already, it is told of each move.
// (Pages that say what they are in a heading alone, and frames, are stage 1's.)

import { isCandidate } from '../terms/stage1/candidate';
import { loadSettings } from './settings';
import { tell } from './tell';
import { injectStage2 } from './terms';

type Changes = Parameters<Parameters<typeof chrome.tabs.onUpdated.addListener>[0]>[1];

/** Addresses that stage 2 is on its way to, by tab: a load tells of itself three times. */
const underWay = new Map<number, string>();

/** For tabs.onUpdated. */
export async function tabUpdated(tabId: number, changes: Changes, tab: chrome.tabs.Tab): Promise<void> {
  const { url, title = '' } = tab;
  const moved = changes.url !== undefined || changes.title !== undefined;
  if (url === undefined || !/^https?:/.test(url) || !(moved || changes.status === 'complete')) return;
  // Stage 2, where there is one, judges by itself, with the headings.
  if ((await tell(tabId, 0, 'page.moved', { moved })) !== undefined) return;
  if (!isCandidate({ url, title, headings: [] }) || underWay.get(tabId) === url || !(await loadSettings()).watch_pages) return;
  underWay.set(tabId, url);
  // A page that is only about to come takes the place of the one that the script went into: then once more.
  for (let tries = 0; tries < 2; tries += 1) {
    if (!(await injectStage2(tabId, 0)) || (await tell(tabId, 0, 'page.moved', { moved: false })) !== undefined) break;
  }
  if (underWay.get(tabId) === url) underWay.delete(tabId);
}
