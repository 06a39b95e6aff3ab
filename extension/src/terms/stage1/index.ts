// Stage 1: the script that is in every frame. It waits until the page is there, visible and idle, glances at it, and asks
// the background for stage 2 where the glance says so. It keeps no observer and touches nothing of the page.
//
// An orphan (its extension was updated or removed) has no runtime id any more; it takes its listeners away when it wakes.

import type { Envelope } from '../../protocol/messages';
import { isCandidate } from './candidate';

interface StageOne {
  stop(): void;
}

/** Our own global of the isolated world, which the page does not see. */
const world = globalThis as typeof globalThis & { smallprintStage1?: StageOne; smallprintStage2?: StageOne };

function orphaned(): boolean {
  return (chrome.runtime as typeof chrome.runtime | undefined)?.id === undefined;
}

function start(): StageOne {
  const life = new AbortController();
  const { signal } = life;
  let asked = '';

  function stop(): void {
    life.abort();
    if (!orphaned()) chrome.runtime.onMessage.removeListener(onMessage);
  }

  function glance(): void {
    if (signal.aborted) return;
    if (orphaned()) {
      stop();
      return;
    }
    const url = location.href;
    const headings = document.querySelectorAll('h1');
    const found = headings.length > 0 ? headings : document.querySelectorAll('h2');
    const texts = Array.from(found).slice(0, 3).map((heading) => heading.textContent);
    if (isCandidate({ url, title: document.title, headings: texts })) {
      if (asked === url) return;
      asked = url;
      void chrome.runtime.sendMessage({ type: 'terms.candidate' }).catch(() => undefined);
    } else {
      asked = '';
      world.smallprintStage2?.stop();
      delete world.smallprintStage2;
    }
  }

  function whenIdle(): void {
    requestIdleCallback(glance, { timeout: 3000 });
  }

  /** Prerendered and restored tabs wait until somebody looks at them. */
  function whenVisible(act: () => void): void {
    if (document.visibilityState === 'visible') {
      act();
      return;
    }
    const check = (): void => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', check);
      act();
    };
    document.addEventListener('visibilitychange', check, { signal });
  }

  function whenParsed(): void {
    whenVisible(() => {
      whenIdle();
      // Pages made by scripts have their title and headings a little later.
      if (document.readyState !== 'complete') addEventListener('load', whenIdle, { once: true, signal });
    });
  }

  function onMessage(message: unknown, sender: chrome.runtime.MessageSender, respond: (reply: Envelope<null>) => void): boolean {
    if (sender.id !== chrome.runtime.id || (message as { type?: unknown } | null)?.type !== 'page.moved') return false;
    whenVisible(whenIdle);
    respond({ ok: true, value: null });
    return false;
  }

  chrome.runtime.onMessage.addListener(onMessage);
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', whenParsed, { once: true, signal });
  else whenParsed();
  return { stop };
}

world.smallprintStage1?.stop();
world.smallprintStage1 = start();
