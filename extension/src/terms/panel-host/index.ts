// Injected into the top frame of a tab whose page, or one of its frames, is terms: holds the one panel and carries its
// controls' wishes to the background. The panel itself is next door and knows no browser.

import type { Envelope } from '../../protocol/messages';
import { send } from '../../protocol/send-content';
import type { Report } from '../../protocol/types';
import { type PanelHandle, showPanel } from '../panel';

interface PanelHost {
  stop(): void;
}

const world = globalThis as typeof globalThis & { smallprintPanel?: PanelHost };

function start(): PanelHost {
  let panel: PanelHandle | undefined;
  let shownFor: string | undefined;
  let closedFor: string | undefined;

  function remove(): void {
    panel?.remove();
    panel = undefined;
    shownFor = undefined;
  }

  function show(report: Report, openShadow: boolean, collapsed: boolean): void {
    const { id } = report.document;
    if (closedFor === id) return; // The user has sent it away on this page.
    if (panel !== undefined && shownFor === id) {
      panel.update(report);
      return;
    }
    remove();
    // What an orphaned script left behind, or the page made to look like us.
    for (const left of Array.from(document.querySelectorAll('smallprint-panel'))) left.remove();
    shownFor = id;
    panel = showPanel(report, {
      openShadow,
      collapsed,
      actions: {
        showQuote: async (finding) => (await send('panel.quote', { quote: finding.quote }))?.found === true,
        openHistory: (at) => void send('panel.history', at === undefined ? {} : { at }),
        markSeen: () => void send('panel.seen', {}),
        setCollapsed: (value) => void send('panel.collapsed', { collapsed: value }),
        watched: async () => (await send('panel.watched', {}))?.watched === true,
        watch: async (on) => (await send('panel.watch', { watch: on }))?.watched === true,
        close: () => {
          closedFor = id;
          remove();
          void send('panel.closed', {});
        },
      },
    });
  }

  function onMessage(message: unknown, sender: chrome.runtime.MessageSender, respond: (reply: Envelope<null>) => void): boolean {
    if (sender.id !== chrome.runtime.id || typeof message !== 'object' || message === null) return false;
    const request = message as { type?: unknown; report?: unknown; openShadow?: unknown; collapsed?: unknown };
    if (request.type === 'panel.show') show(request.report as Report, request.openShadow === true, request.collapsed === true);
    else if (request.type === 'panel.remove') remove();
    else return false;
    respond({ ok: true, value: null });
    return false;
  }

  chrome.runtime.onMessage.addListener(onMessage);
  return {
    stop: () => {
      remove();
      chrome.runtime.onMessage.removeListener(onMessage);
    },
  };
}

world.smallprintPanel ??= start();
