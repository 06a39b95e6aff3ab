// Injected into a frame when the user comes near a feedback control: shows the guard's questions and lines, one at a time,
// and carries what leads out of them to the background. The notice itself is next door and knows no browser.

import { send } from '../../protocol/send-content';
import type { FeedbackWorld, HeldAct, NoticePort, ToldAct } from '../contract';
import { askNotice, type NoticeActions, type NoticeHandle, tellNotice } from '../notice';

const world = globalThis as FeedbackWorld;

function start(): NoticePort {
  let current: NoticeHandle | undefined;
  const actions: NoticeActions = {
    read: (url) => void send('feedback.read', { url }),
    openHistory: (at) => void send('feedback.history', { at }),
    setHere: (mode) => void send('feedback.setting', { mode }).then(() => world.smallprintGuard?.refresh()),
  };
  return {
    hold: (act: HeldAct) => {
      current?.remove();
      const decide: HeldAct['decide'] = (answer, element) => {
        current = undefined;
        act.decide(answer, element);
      };
      current = askNotice({ ...act, decide }, actions);
    },
    tell: (act: ToldAct) => {
      if (current?.asks === true) {
        act.shown(false); // A question is not taken away for a line.
        return;
      }
      current?.remove();
      current = tellNotice(act, actions);
    },
    stop: () => {
      current?.remove();
      current = undefined;
    },
  };
}

if (world.smallprintNotice === undefined) {
  world.smallprintNotice = start();
  world.smallprintGuard?.ready();
}
