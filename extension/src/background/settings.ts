// The extension's own settings, in storage.local. What is read back is checked: an older or newer version of the
// extension may have written it.

import type { ExtensionSettings, FeedbackSetting, FeedbackSettings } from '../protocol/messages';

/** At most this many sites are remembered as folded; the oldest go first. */
const siteLimit = 2000;

export const feedbackSettings: readonly FeedbackSetting[] = ['hold', 'tell', 'off', 'keep'];

/** A list of services and their settings, of which only what is well formed is kept. */
export function readServices(given: unknown): FeedbackSettings['services'] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const services = list.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { key, mode } = one as Record<string, unknown>;
    const known = feedbackSettings.find((setting) => setting === mode);
    return typeof key === 'string' && key !== '' && key.length <= 300 && known !== undefined ? [{ key, mode: known }] : [];
  });
  return services.slice(-siteLimit);
}

function readFeedback(stored: unknown): FeedbackSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const fallback = given['default'];
  const paused = given['paused_until'];
  return {
    default: fallback === 'tell' || fallback === 'off' ? fallback : 'hold',
    services: readServices(given['services']),
    paused_until: typeof paused === 'number' && Number.isFinite(paused) ? paused : 0,
  };
}

export function readSettings(stored: unknown): ExtensionSettings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const sites: unknown = given['collapsed_sites'];
  return {
    collapsed_sites: Array.isArray(sites) ? sites.filter((site): site is string => typeof site === 'string').slice(-siteLimit) : [],
    watch_pages: given['watch_pages'] !== false,
    feedback: readFeedback(given['feedback']),
  };
}

/** The settings with one service set, or its setting forgotten. */
export function withService(settings: ExtensionSettings, key: string, mode: FeedbackSetting | 'default'): ExtensionSettings {
  const services = settings.feedback.services.filter((one) => one.key !== key);
  if (mode !== 'default') services.push({ key, mode });
  return { ...settings, feedback: { ...settings.feedback, services: services.slice(-siteLimit) } };
}

/** The settings with the guard paused until then; 0 ends a pause. */
export function withPause(settings: ExtensionSettings, until: number): ExtensionSettings {
  return { ...settings, feedback: { ...settings.feedback, paused_until: until } };
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
