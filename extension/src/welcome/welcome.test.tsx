import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../../_locales/en/messages.json';
import { sampleWelcome } from '../ui/gallery/sample-states';
import { setMessages } from '../ui/text';
import { stepsFor, systemOf } from './steps';
import { WelcomeView, type WelcomeModel } from './welcome-view';

setMessages(english);
afterEach(() => {
  render(null, document.body);
});

function show(model: WelcomeModel): HTMLElement {
  render(<WelcomeView {...model} />, document.body);
  return document.querySelector('main') as HTMLElement;
}

function commands(main: HTMLElement): string[] {
  return [...main.querySelectorAll('pre code')].map((one) => one.textContent);
}

describe('the welcome page', () => {
  it.each([
    ['linux', './installers/setup.sh build', 'build/bin/smallprint register'],
    ['mac', 'cmake -B build -G Ninja && cmake --build build', 'build/bin/smallprint register'],
    ['win', 'cmake -B build -G Ninja', 'build\\bin\\smallprint.exe register'],
  ])('says exactly what to do on %s when the program is missing', (os, first, last) => {
    const main = show({ checking: false, state: sampleWelcome('missing', os) });
    expect(main.dataset['state']).toBe('missing');
    expect(commands(main).at(0)).toBe(first);
    expect(commands(main).at(-1)).toBe(last);
    expect(main.querySelectorAll('[data-action=copy]')).toHaveLength(commands(main).length);
    expect(main.querySelectorAll('[data-action=check]')).toHaveLength(1);
  });

  it('is content when all is well', () => {
    const main = show({ checking: false, state: sampleWelcome('ok') });
    expect(main.querySelector('[data-callout=ok]')).not.toBeNull();
    expect(commands(main)).toEqual([]);
  });

  it('says what leaves the computer, whatever the state', () => {
    expect(show({ checking: true }).textContent).toContain('What leaves your computer: nothing');
  });

  it('is not settled while it checks', () => {
    const main = show({ checking: true, state: sampleWelcome('missing') });
    expect(main.hasAttribute('data-state')).toBe(false);
    expect(main.querySelector<HTMLButtonElement>('[data-action=check]')?.disabled).toBe(true);
  });
});

describe('steps', () => {
  it('knows the systems by the names browsers give them', () => {
    expect(['win', 'Win32', 'mac', 'MacIntel', 'linux', 'Linux x86_64', 'cros', ''].map(systemOf)).toEqual([
      'windows',
      'windows',
      'mac',
      'mac',
      'linux',
      'linux',
      'linux',
      'linux',
    ]);
  });
  it('has a cure for every trouble, that ends with a check, and none when all is well', () => {
    expect(stepsFor('ok', 'linux', 'chromium')).toEqual([]);
    for (const state of ['missing', 'too_old', 'too_new', 'forbidden', 'failing'] as const) {
      expect(stepsFor(state, 'linux', 'firefox').at(-1)?.title).toBe('step_check_title');
    }
  });
});
