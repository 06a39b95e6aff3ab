// Stage 2: injected where stage 1 saw a candidate. Reads the words, sends the page when they are terms, keeps watch while
// an app swaps its content, and points at quotes. Lives until the page moves on to something that is no candidate.

import type { Envelope, PageNote } from '../../protocol/messages';
import { send } from '../../protocol/send-content';
import { isCandidate } from '../stage1/candidate';
import { glanceAt } from '../stage1/glance';
import { PageWatch } from './page-watch';
import { whenSeen } from './when-seen';
import { showQuote } from '../quote/show';

interface StageTwo {
  /** Injected again: the page has moved, has headings now, or the user asks for it. */
  nudge(): void;
}

const world = globalThis as typeof globalThis & { smallprintStage2?: StageTwo };

function orphaned(): boolean {
  return (chrome.runtime as typeof chrome.runtime | undefined)?.id === undefined;
}

function start(): StageTwo {
  const watch = new PageWatch(document, {
    page: async (page) => (await send('terms.page', page)) ?? { outcome: 'unavailable' },
    declined: async (reason: PageNote) => {
      await send('terms.declined', { reason });
    },
    gone: async () => {
      await send('terms.gone', {});
    },
    orphaned,
  });

  function moved(): void {
    whenSeen(window, () => {
      if (isCandidate(glanceAt(document))) watch.moved();
      else stop();
    });
  }

  function stop(): void {
    watch.stop();
    if (!orphaned()) chrome.runtime.onMessage.removeListener(onMessage);
    delete world.smallprintStage2;
  }

  function onMessage(message: unknown, sender: chrome.runtime.MessageSender, respond: (reply: Envelope<unknown>) => void): boolean {
    if (sender.id !== chrome.runtime.id || typeof message !== 'object' || message === null) return false;
    const request = message as { type?: unknown; moved?: unknown; force?: unknown; quote?: unknown };
    switch (request.type) {
      case 'page.moved':
        respond({ ok: true, value: { there: true } });
        if (request.moved === true) moved();
        return false;
      case 'terms.look':
        void watch.look(request.force === true).then((sent) => respond({ ok: true, value: { sent } }));
        return true;
      case 'quote.show': {
        const quote = request.quote as { exact: string; prefix: string; suffix: string };
        respond({ ok: true, value: { found: showQuote(document, quote) } });
        return false;
      }
      default:
        return false;
    }
  }

  chrome.runtime.onMessage.addListener(onMessage);
  whenSeen(window, () => void watch.look(false));
  return { nudge: () => whenSeen(window, () => watch.moved()) };
}

if (world.smallprintStage2 === undefined) world.smallprintStage2 = start();
else world.smallprintStage2.nudge();
