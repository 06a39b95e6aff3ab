// What to do when the program is missing or does not fit, by system and trouble. Pure data: keys of words, and commands.

import type { HostStateName } from '../protocol/messages';
import type { MessageKey } from '../ui/text';

export type System = 'linux' | 'mac' | 'windows';

export interface Step {
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly commands: readonly string[];
}

/** From chrome.runtime.PlatformOs, or navigator.platform, to a system we have words for. */
export function systemOf(os: string): System {
  const name = os.toLowerCase();
  if (name.startsWith('win')) return 'windows';
  return name.startsWith('mac') || name.startsWith('darwin') ? 'mac' : 'linux';
}

const build = 'cmake -B build -G Ninja && cmake --build build';

const install: Record<System, Step> = {
  linux: { title: 'step_build_title', text: 'step_build_linux', commands: ['./installers/setup.sh build', build] },
  mac: { title: 'step_build_title', text: 'step_build_mac', commands: [build] },
  windows: { title: 'step_build_title', text: 'step_build_windows', commands: ['cmake -B build -G Ninja', 'cmake --build build'] },
};

function register(system: System, browser: 'chromium' | 'firefox'): Step {
  const program = system === 'windows' ? 'build\\bin\\smallprint.exe' : 'build/bin/smallprint';
  return {
    title: 'step_register_title',
    text: browser === 'firefox' ? 'step_register_firefox' : 'step_register_chromium',
    commands: [`${program} register`],
  };
}

const check: Step = { title: 'step_check_title', text: 'step_check_text', commands: [] };
const restart: Step = { title: 'step_restart_title', text: 'step_restart_text', commands: [] };
const update: Step = { title: 'step_update_title', text: 'step_update_text', commands: [] };

/** The steps that cure a state, in order; none when all is well. */
export function stepsFor(state: HostStateName, system: System, browser: 'chromium' | 'firefox'): Step[] {
  switch (state) {
    case 'ok':
      return [];
    case 'missing':
    case 'too_old':
      return [install[system], register(system, browser), check];
    case 'too_new':
      return [update, check];
    case 'forbidden':
      return [register(system, browser), restart, check];
    case 'failing':
      return [restart, install[system], register(system, browser), check];
  }
}
