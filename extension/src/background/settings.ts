// The extension's own settings, in storage.local. What is read back is checked: an older or newer version of the
// extension may have written it.

import type { ExtensionSettings } from '../protocol/messages';

/** At most this many sites are remembered as folded; the oldest go first. */
const siteLimit = 2000;

export function readSettings(stored: unknown): ExtensionSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const sites: unknown = given['collapsed_sites'];
  return {
    collapsed_sites: Array.isArray(sites) ? sites.filter((site): site is string => typeof site === 'string').slice(-siteLimit) : [],
    watch_pages: given['watch_pages'] !== false,
  };
}

/** The settings with the members of `changes` put in, each checked. */
export function mergeSettings(settings: ExtensionSettings, changes: Partial<ExtensionSettings>): ExtensionSettings {
  return readSettings({ ...settings, ...changes });
}

/** The settings with one site folded or unfolded. */
export function withCollapsed(settings: ExtensionSettings, site: string, collapsed: boolean): ExtensionSettings {
  const others = settings.collapsed_sites.filter((other) => other !== site);
  return { ...settings, collapsed_sites: collapsed ? [...others, site].slice(-siteLimit) : others };
}

export async function loadSettings(): Promise<ExtensionSettings> {
  return readSettings((await chrome.storage.local.get('settings'))['settings']);
}

/** Read, change, write, one after the other: two tabs may fold their panels at once. */
let turn: Promise<unknown> = Promise.resolve();

export function updateSettings(change: (settings: ExtensionSettings) => ExtensionSettings): Promise<ExtensionSettings> {
  const done = turn.then(async () => {
    const settings = change(await loadSettings());
    await chrome.storage.local.set({ settings });
    return settings;
  });
  turn = done.catch(() => undefined);
  return done;
}
