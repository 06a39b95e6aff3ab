// Whole sequences through the state machine: what the page is kept from, what it gets back, and how often.

import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedbackMode, Seen, Verdict } from '../contract';
import type { FeedbackControl } from '../detect';
import { type Act, createHold, type Hold, patienceMs } from './hold';

let button: HTMLButtonElement;
let other: HTMLButtonElement;
let control: FeedbackControl;
let verdict: Verdict | undefined;
let log: string[];
let timers: { ms: number; work: () => void }[];
let asked: Act | undefined;
let clock: number;
let hold: Hold;

function known(mode: FeedbackMode, level: Verdict['level'] = 'hold'): Verdict {
  return { mode, level, assessment: null, trouble: null, site: 'a.example', openShadow: false };
}

interface Made {
  on?: HTMLElement;
  key?: string;
  repeat?: boolean;
  button?: number;
  made?: boolean;
  stopped?: boolean;
}

/** One event through the machine; says what became of it. */
function send(type: string, { on = button, made = false, stopped = false, ...more }: Made = {}): string {
  const done: string[] = [];
  clock += 5;
  const event = {
    type, isTrusted: !made, timeStamp: clock, button: 0, isPrimary: true, repeat: false, ...more,
    stopImmediatePropagation: () => done.push('held'),
    preventDefault: () => done.push('default too'),
  } as unknown as Event;
  const path = [on, document.body, document, window];
  const seen: Seen = { event, path, stopped, control: () => (on === control.element ? control : null) };
  hold.handle(seen);
  return done.join(', ') || 'page';
}

const click = (on = button): string[] => ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].map((type) => send(type, { on }));
const expire = (): void => {
  for (const { work } of timers.splice(0)) work();
};

beforeEach(() => {
  document.body.replaceChildren();
  button = document.createElement('button');
  other = document.createElement('button');
  document.body.append(button, other);
  control = { element: button, direction: 'up', name: 'Good response', kind: 'button', pressed: false, dialog: null, signals: 4 };
  verdict = known('hold');
  log = [];
  timers = [];
  asked = undefined;
  clock = 1000;
  hold = createHold({
    verdict: () => verdict,
    replay: (act, element, whole) => void log.push(`replay ${act.begun.map(({ event }) => event.type).join(' ')}${whole ? ' whole' : ''}${element === button ? '' : ' elsewhere'}`),
    ask: (act) => {
      asked = act;
      log.push('ask');
    },
    passed: (act) => void log.push(`passed ${act.verdict?.mode ?? 'unknown'}`),
    kept: () => void log.push('kept'),
    after: (ms, work) => void timers.push({ ms, work }),
    now: () => clock,
  });
});

function answer(proceed: boolean, keys: string[] = []): boolean {
  if (!asked) throw new Error('nobody was asked');
  return hold.decide(asked, proceed, keys);
}

describe('a pointer', () => {
  it('is held from press to click, and given back as one', () => {
    expect(click()).toEqual(['held', 'held, default too', 'held', 'held', 'held, default too']);
    expect(log).toEqual(['ask']);
    expect(answer(true)).toBe(true);
    expect(log).toEqual(['ask', 'replay pointerdown mousedown pointerup mouseup click whole']);
  });

  it('leaves nothing after a cancel', () => {
    click();
    answer(false);
    expire();
    expect(log).toEqual(['ask']);
    expect(send('pointerdown', { on: other })).toBe('page');
  });

  it.each(['tell', 'quiet', 'off'] as const)('passes untouched when the verdict is %s', (mode) => {
    verdict = known(mode);
    expect(click()).toEqual(['page', 'page', 'page', 'page', 'page']);
    expect(log).toEqual([`passed ${mode}`]);
  });

  it('is kept back without a question by the user’s rule', () => {
    verdict = known('keep');
    click();
    expire();
    expect(log).toEqual(['kept']);
  });

  it('waits for a verdict, and then goes on its way', () => {
    verdict = undefined;
    click();
    expect(timers[0]?.ms).toBe(patienceMs);
    expire();
    expect(log).toEqual(['replay pointerdown mousedown pointerup mouseup click', 'passed unknown']);
    expire();
    expect(log).toHaveLength(2);
  });

  it('counts what it waited before this script came', () => {
    verdict = undefined;
    clock = performance.now() - 205;
    send('pointerdown', { stopped: true });
    expect(timers[0]?.ms).toBeGreaterThan(0);
    expect(timers[0]?.ms).toBeLessThanOrEqual(patienceMs - 200);
  });

  it('is let go in the middle when the verdict comes and does not hold; the rest is the user’s own', () => {
    verdict = undefined;
    expect([send('pointerdown'), send('mousedown')]).toEqual(['held', 'held']);
    verdict = known('tell');
    hold.news();
    expect([send('pointerup'), send('mouseup'), send('click')]).toEqual(['page', 'page', 'page']);
    expire();
    expect(log).toEqual(['replay pointerdown mousedown', 'passed tell']);
  });

  it('is asked about when the verdict comes after the click, and not given back by the clock', () => {
    verdict = undefined;
    click();
    verdict = known('hold');
    hold.news();
    expire();
    expect(log).toEqual(['ask']);
  });

  it('is no act when it is let go elsewhere, and the page sees none of it', () => {
    send('pointerdown');
    expect(send('pointerup', { on: other })).toBe('held');
    expect(send('click', { on: document.body })).toBe('held, default too');
    expire();
    expect(log).toEqual([]);
    expect(click(other)).toEqual(['page', 'page', 'page', 'page', 'page']);
  });

  it('that the browser cancels (a scroll) is forgotten', () => {
    send('pointerdown');
    expect(send('pointercancel')).toBe('held');
    expect(send('click', { on: other })).toBe('page');
    expect(log).toEqual([]);
  });

  it('with another button, or a second finger, is none of ours', () => {
    expect(send('pointerdown', { button: 2 })).toBe('page');
  });

  it('that takes a rating back is never held', () => {
    control.pressed = true;
    expect(click()).toEqual(['page', 'page', 'page', 'page', 'page']);
    expect(log).toEqual([]);
  });

  it('pressed twice is asked about once', () => {
    click();
    expect(click()).toEqual(Array(5).fill('held, default too'));
    expect(log).toEqual(['ask']);
    answer(true);
    expect(log).toEqual(['ask', 'replay pointerdown mousedown pointerup mouseup click whole']);
  });

  it('a click that comes alone (a screen reader, a label) is held like any', () => {
    expect(send('click')).toBe('held, default too');
    answer(true);
    expect(log).toEqual(['ask', 'replay click whole']);
  });
});

describe('what was stopped before anybody could judge it', () => {
  it('is given back when the verdict does not hold', () => {
    verdict = known('tell');
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) send(type, { stopped: true });
    expect(log).toEqual(['replay pointerdown mousedown pointerup mouseup click', 'passed tell']);
  });

  it('is asked about when it holds', () => {
    for (const type of ['pointerdown', 'mousedown']) send(type, { stopped: true });
    expect(['pointerup', 'mouseup', 'click'].map((type) => send(type))).toEqual(['held', 'held', 'held, default too']);
    answer(true);
    expect(log).toEqual(['ask', 'replay pointerdown mousedown pointerup mouseup click whole']);
  });
});

describe('a key', () => {
  it('is held with its repeats and its release', () => {
    expect(send('keydown', { key: 'Enter' })).toBe('held, default too');
    expect(send('keydown', { key: 'Enter', repeat: true })).toBe('held, default too');
    expect(send('keyup', { key: 'Enter' })).toBe('held, default too');
    expect(log).toEqual(['ask']);
    answer(true);
    expect(log).toEqual(['ask', 'replay keydown keyup whole']);
  });

  it('passes with the click it makes, which is no second act', () => {
    verdict = known('tell');
    expect([send('keydown', { key: 'Enter' }), send('click'), send('keyup', { key: 'Enter' })]).toEqual(['page', 'page', 'page']);
    expect([send('keydown', { key: ' ' }), send('keyup', { key: ' ' }), send('click')]).toEqual(['page', 'page', 'page']);
    expect(log).toEqual(['passed tell', 'passed tell']);
  });

  it('that went down elsewhere presses nothing that would be asked about', () => {
    expect(send('keydown', { key: 'Enter', repeat: true })).toBe('held, default too');
    expect(log).toEqual([]);
  });

  it('that does not press, and one with a modifier, is not looked at', () => {
    expect([send('keydown', { key: 'Tab' }), send('keydown', { key: 'a' }), send('keydown', { key: 'ArrowDown' })]).toEqual(['page', 'page', 'page']);
  });

  it('chooses among radio buttons with arrows, from a chosen one too', () => {
    control = { ...control, kind: 'choice', pressed: true };
    expect(send('keydown', { key: 'ArrowRight' })).toBe('held, default too');
    expect(log).toEqual(['ask']);
  });

  it('that went down in the notice leaves nothing for the page', () => {
    click();
    answer(false, ['Escape']);
    expect(send('keydown', { key: 'Escape', repeat: true, on: other })).toBe('held, default too');
    expect(send('keyup', { key: 'Escape', on: other })).toBe('held, default too');
    expect(send('keyup', { key: 'Escape', on: other })).toBe('page');
  });
});

describe('what the page makes', () => {
  it('runs as it made it, and opens nothing', () => {
    expect([send('pointerdown', { made: true }), send('click', { made: true }), send('keydown', { made: true, key: 'Enter' })]).toEqual(['page', 'page', 'page']);
    expect(log).toEqual([]);
  });

  it('is dropped on a control that is held, and only there', () => {
    click();
    expect(send('click', { made: true })).toBe('held, default too');
    expect(send('click', { made: true, on: other })).toBe('page');
    answer(false);
    expect(send('click', { made: true })).toBe('page');
  });
});

describe('a dialog', () => {
  const inDialog = (kind: FeedbackControl['kind'] = 'submit'): void => {
    const dialog = document.createElement('dialog');
    dialog.append(other);
    document.body.append(dialog);
    control = { ...control, element: other, kind, dialog };
  };

  it('is covered by the answer at the thumb, once', () => {
    click();
    answer(true);
    inDialog();
    expect(click(other)).toEqual(['page', 'page', 'page', 'page', 'page']);
    expect(log).toHaveLength(2);
    click(other);
    expect(log.at(-1)).toBe('ask');
  });

  it('is not covered by a line when it gives more than the line said', () => {
    verdict = known('tell', 'tell');
    click();
    inDialog();
    verdict = known('hold', 'hold');
    click(other);
    expect(log).toEqual(['passed tell', 'ask']);
  });

  it('is not covered after a cancel', () => {
    click();
    answer(false);
    inDialog();
    click(other);
    expect(log).toEqual(['ask', 'ask']);
  });

  it('sent by Enter in a field is held; sent by a script it is the page’s own', () => {
    inDialog();
    expect(send('submit', { on: other })).toBe('page');
    expect(send('keydown', { key: 'Enter', on: button })).toBe('page');
    expect(send('submit', { on: other })).toBe('held, default too');
    expect(log).toEqual(['ask']);
  });

  it('kept from the page before this was here is judged like the rest', () => {
    inDialog();
    expect(send('submit', { on: other, stopped: true })).toBe('page');
    expect(log).toEqual(['ask']);
    answer(true);
    expect(log).toEqual(['ask', 'replay submit whole elsewhere']);
  });
});

it('lets go of everything at the end', () => {
  send('pointerdown');
  hold.end();
  expect(log).toEqual(['replay pointerdown']);
  click();
  hold.end();
  expect(log.at(-1)).toBe('replay pointerdown mousedown pointerup mouseup click whole');
  expect(answer(true)).toBe(false);
});
