// Injected into a frame when the user comes near a feedback control: judges the user's acts there, holds what gives
// something away, asks and tells, and sees to it that what became of an act is written down. Stage 1 hands it every event
// that may belong to an act. Owns the act in progress and the notice on the screen.

import { send } from '../../protocol/send-content';
import type { FeedbackDecision } from '../../protocol/types';
import type { ActPort, Answer, FeedbackWorld, HeldAct, ToldAct, Verdict } from '../contract';
import type { FeedbackControl } from '../detect';
import { openRoot } from '../open-root';
import { askNotice, type NoticeActions, type NoticeHandle, tellNotice } from '../notice';
import { type Act, createHold } from './hold';
import { replay } from './replay';
import { createVerdicts } from './verdicts';

const world = globalThis as FeedbackWorld;

/** While an act is held we look this often whether we are an orphan, in milliseconds. */
const orphanCheckMs = 250;
/** An act that passed before anything was known is told about if the answer comes within so many looks. */
const lateLooks = 30;
const lateLookMs = 100;

function orphaned(): boolean {
  return (chrome.runtime as typeof chrome.runtime | undefined)?.id === undefined;
}

function start(): ActPort {
  let shown: NoticeHandle | undefined;
  const after = (ms: number, work: () => void): void => void setTimeout(work, ms);
  const verdicts = createVerdicts((request) => send('feedback.contact', request), () => hold.news());

  const actions: NoticeActions = {
    rootOf: openRoot,
    read: (url) => void send('feedback.read', { url }),
    openHistory: (at) => void send('feedback.history', { at }),
    setHere: (mode) => void send('feedback.setting', { mode }).then(() => verdicts.refresh()),
  };

  function decided(control: FeedbackControl, verdict: Verdict | undefined, decision: FeedbackDecision): void {
    const { level = 'unknown', assessment } = verdict ?? {};
    // At once, so that a second press right behind this one is not asked about again.
    if (decision === 'proceed' || decision === 'muted') verdicts.settle(control.direction);
    else if (decision === 'cancel') verdicts.cancelled(control.direction);
    void send('feedback.decided', {
      url: location.href,
      direction: control.direction,
      decision,
      level,
      terms_version: assessment?.terms_version ?? 'none',
      service: assessment?.service.key ?? '',
    }).then(() => verdicts.refresh());
  }

  function tell({ control }: Act, verdict: Verdict, late: boolean): void {
    const { mode } = verdict;
    const told: ToldAct = {
      control,
      verdict,
      late,
      shown: (really) => {
        // What a rule kept back has been noted already.
        if (mode !== 'keep') decided(control, verdict, late || !really ? 'timeout' : 'proceed');
      },
      mute: () => decided(control, verdict, 'muted'),
    };
    // A question is not taken away for a line.
    if (shown?.asks === true) {
      told.shown(false);
      return;
    }
    shown?.remove();
    shown = tellNotice(told, actions);
  }

  function passed(act: Act, looks = lateLooks): void {
    const { control } = act;
    const verdict = act.verdict ?? verdicts.of(control);
    if (!verdict && looks > 0) after(lateLookMs, () => passed(act, looks - 1));
    else if (!verdict) decided(control, undefined, 'timeout');
    else if (verdict.mode === 'quiet' || verdict.mode === 'off') decided(control, verdict, 'quiet');
    else tell(act, verdict, !act.verdict || verdict.mode !== 'tell');
  }

  function ask(act: Act, verdict: Verdict): void {
    let open = true;
    const decide: HeldAct['decide'] = (answer: Answer, keys, element) => {
      if (!open) return;
      open = false;
      shown = undefined;
      decided(act.control, verdict, answer === 'lost' ? 'cancel' : answer);
      if (answer === 'lost') void send('feedback.lost', {});
      hold.decide(act, answer === 'proceed' || answer === 'muted', keys, element);
    };
    const watch = (): void => {
      if (open && orphaned()) world.smallprintGuard?.stop();
      else if (open) after(orphanCheckMs, watch);
    };
    after(orphanCheckMs, watch);
    shown?.remove();
    shown = askNotice({ control: act.control, verdict, decide }, actions);
  }

  const hold = createHold({
    verdict: verdicts.of,
    replay,
    passed,
    after,
    ask,
    now: () => Date.now(),
    kept: (act, verdict) => {
      decided(act.control, verdict, 'cancel');
      tell(act, verdict, false);
    },
  });

  return {
    own: (event) => shown?.take(event) === true,
    handle: hold.handle,
    contact: (control) => void verdicts.of(control),
    stop: () => {
      shown?.remove();
      shown = undefined;
      hold.end();
    },
  };
}

if (world.smallprintAct === undefined && world.smallprintGuard !== undefined) {
  const act = start();
  world.smallprintAct = act;
  const { kept, near } = world.smallprintGuard.take();
  if (near) act.contact(near);
  for (const seen of kept) act.handle(seen);
}
