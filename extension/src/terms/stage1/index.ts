// Stage 1 of reading terms, in every frame. The background knows a tab's address and title without asking it, so this part
// only sees to what a tab does not show: a page that says what it is in its heading alone, and frames. It keeps no observer
// and touches nothing of the page; of an ordinary page it does not even touch the document before somebody points at it,
// because to make its objects for a script takes longer than all that the script does.
//
// An orphan (its extension was updated or removed) finds that out when it has something to say.

import { glanceAt } from './glance';
import { isCandidate } from './candidate';

interface StageOne {
  stop(): void;
}

/** Our own global of the isolated world, which the page does not see. */
const world = globalThis as typeof globalThis & { smallprintStage1?: StageOne };

function start(): StageOne {
  const framed = self !== top;
  let stopped = false;
  let seen = '';
  let lookedAt = '';

  function stop(): void {
    stopped = true;
    removeEventListener('pointerover', look, true);
  }

  function glance(): void {
    if (stopped) return;
    const now = glanceAt(document);
    const all = [now.url, now.title, ...now.headings].join('\n');
    // Pages made by scripts have their title and headings a little later.
    if (framed && document.readyState !== 'complete') addEventListener('load', whenIdle, { once: true });
    if (all === seen) return;
    seen = all;
    if (!isCandidate(now)) return;
    const runtime = chrome.runtime as typeof chrome.runtime | undefined;
    if (runtime?.id === undefined) stop();
    else void runtime.sendMessage({ type: 'terms.candidate' }).catch(() => undefined);
  }

  function whenIdle(): void {
    requestIdleCallback(glance, { timeout: 3000 });
  }

  /** Once for each address. */
  function look(): void {
    const { URL: address } = document;
    if (address === lookedAt) return;
    lookedAt = address;
    whenIdle();
  }

  if (framed) {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', whenIdle, { once: true });
    else whenIdle();
  }
  addEventListener('pointerover', look, true);
  return { stop };
}

world.smallprintStage1?.stop();
world.smallprintStage1 = start();
