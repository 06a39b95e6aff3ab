// The guard in every frame: listens at the window before anything of the page does, asks the background at the first
// contact with a feedback control, and holds an act that gives something away until the user has answered. It scans
// nothing and observes nothing but the document's own replacement. Owns the one act in progress; owns no screen.
//
// An orphan (its extension was updated or removed) lets go of what it holds and takes its listeners away.

import { send } from '../../protocol/send-content';
import type { FeedbackDecision } from '../../protocol/types';
import type { Answer, FeedbackWorld, GuardPort, ToldAct, Verdict } from '../contract';
import { controlAt, deepPath, type FeedbackControl } from '../detect';
import { type Act, createHold } from './hold';
import { replay } from './replay';
import { createVerdicts } from './verdicts';

const world = globalThis as FeedbackWorld;

const contacts = ['pointerover', 'focusin'];
const acts = [
  ...['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'pointercancel', 'click', 'dblclick', 'keydown', 'keypress', 'keyup'],
  'submit',
];
const touches = ['touchstart', 'touchend', 'touchcancel'];

/** While an act is held we look this often whether we are an orphan. */
const orphanCheckMs = 250;

type Opener = (element: Element) => ShadowRoot | null;

/** Closed roots are open to extensions; each browser has its own way. */
function openRoot(host: Element): ShadowRoot | null {
  if (!(host instanceof HTMLElement)) return null;
  try {
    const own = (host as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    if (own !== undefined) return own;
    return (chrome as typeof chrome & { dom?: { openOrClosedShadowRoot: Opener } }).dom?.openOrClosedShadowRoot(host) ?? null;
  } catch {
    return null;
  }
}

function orphaned(): boolean {
  return (chrome.runtime as typeof chrome.runtime | undefined)?.id === undefined;
}

export function startGuard(): GuardPort {
  const life = new AbortController();
  const { signal } = life;
  const after = (ms: number, work: () => void): void => void setTimeout(work, ms);

  const verdicts = createVerdicts(
    (request) => send('feedback.contact', { ...request, notice: world.smallprintNotice !== undefined }),
    () => hold.news(),
  );

  function find(event: Event): FeedbackControl | null {
    const target = event as Partial<SubmitEvent>;
    const path = event.type === 'submit' && target.submitter ? pathOf(target.submitter) : deepPath(event, openRoot);
    return controlAt(path);
  }

  function decided(control: FeedbackControl, verdict: Verdict | undefined, decision: FeedbackDecision): void {
    if (verdict?.mode === 'off') return;
    const { level = 'unknown', assessment } = verdict ?? {};
    void send('feedback.decided', {
      url: location.href,
      direction: control.direction,
      decision,
      level,
      terms_version: assessment?.terms_version ?? 'none',
      service: assessment?.service.key ?? '',
    }).then(() => verdicts.refresh());
    if (decision === 'proceed' || decision === 'muted') verdicts.settle(control.direction);
  }

  function told({ control }: Act, verdict: Verdict, late: boolean): ToldAct {
    return {
      control,
      verdict,
      late,
      shown: (really) => {
        // A rule to keep acts back has been noted already; after an answer, "quiet" may stand here by now.
        if (verdict.mode === 'tell') decided(control, verdict, late || !really ? 'timeout' : 'proceed');
      },
      mute: () => decided(control, verdict, 'muted'),
    };
  }

  function tell(act: Act, verdict: Verdict, late: boolean, tries = 30): void {
    if (world.smallprintNotice) world.smallprintNotice.tell(told(act, verdict, late));
    else if (tries > 0) after(100, () => tell(act, verdict, late, tries - 1));
    else decided(act.control, verdict, 'timeout');
  }

  function passed(act: Act, tries = 30): void {
    const { control } = act;
    const verdict = act.verdict ?? verdicts.of(control);
    if (verdict?.mode === 'quiet') decided(control, verdict, 'quiet');
    else if (verdict && verdict.mode !== 'off') tell(act, verdict, !act.verdict || act.verdict.mode === 'hold');
    else if (!verdict) {
      if (tries > 0) after(100, () => passed(act, tries - 1));
      else decided(control, undefined, 'timeout');
    }
  }

  const hold = createHold({
    find,
    verdict: verdicts.of,
    replay,
    passed,
    after,
    now: () => Date.now(),
    kept: (act) => {
      if (!act.verdict) return;
      decided(act.control, act.verdict, 'cancel');
      tell(act, act.verdict, false);
    },
    ask: (act, verdict) => {
      const notice = world.smallprintNotice;
      if (!notice) return false;
      let open = true;
      const decide = (answer: Answer, element?: HTMLElement): void => {
        if (!open) return;
        open = false;
        const gives = answer === 'proceed' || answer === 'muted';
        // First what is remembered, so that a second press right behind this one is not asked about again.
        decided(act.control, verdict, answer === 'lost' ? 'cancel' : answer);
        if (answer === 'lost') void send('feedback.lost', {});
        hold.decide(act, gives, element);
      };
      const watch = (): void => {
        if (open && orphaned()) stop();
        else if (open) after(orphanCheckMs, watch);
      };
      after(orphanCheckMs, watch);
      notice.hold({ control: act.control, verdict, decide });
      return true;
    },
  });

  function handle(event: Event): void {
    if (orphaned()) stop();
    else hold.handle(event);
  }

  function contact(event: Event): void {
    if (orphaned()) stop();
    else if (event.isTrusted) {
      const control = find(event);
      if (control) verdicts.of(control);
    }
  }

  function listen(): void {
    for (const type of contacts) addEventListener(type, contact, { capture: true, passive: true, signal });
    for (const type of acts) addEventListener(type, handle, { capture: true, signal });
    // Nothing of a touch needs to be prevented but the click it becomes, and scrolling waits for nobody.
    for (const type of touches) addEventListener(type, handle, { capture: true, passive: true, signal });
  }

  // document.open() takes every listener away; adding one that is still there does nothing.
  const replaced = new MutationObserver(listen);
  replaced.observe(document, { childList: true });
  listen();

  function stop(): void {
    life.abort();
    replaced.disconnect();
    world.smallprintNotice?.stop();
    hold.end();
  }

  return { ready: () => hold.news(), refresh: () => verdicts.refresh(), stop };
}

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let node: Element | null = element; node; node = node.parentElement) path.push(node);
  return path;
}
