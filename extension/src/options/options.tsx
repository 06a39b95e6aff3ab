// The settings page at work: every change is saved at once.

import { render } from 'preact';
import type { CatalogueView, ExtensionSettings, FeedbackSetting } from '../protocol/messages';
import { ask } from '../protocol/send';
import { onActions } from '../ui/actions';
import { startPage } from '../ui/page-root';
import { OptionsView, type OptionsModel } from './options-view';

let model: OptionsModel = { saved: false };
const body = startPage('settings_page_title');

function show(next: Partial<OptionsModel>): void {
  model = { ...model, ...next };
  render(<OptionsView {...model} />, body);
}

async function save(settings: Partial<ExtensionSettings>): Promise<void> {
  try {
    show({ settings: await ask('settings.set', { settings }), saved: true });
  } catch (error) {
    show({ failure: error instanceof Error ? error.message : String(error) });
  }
}

async function setService(key: string, mode: FeedbackSetting | 'default'): Promise<void> {
  try {
    show({ settings: await ask('feedback.service', { key, mode }), saved: true });
  } catch (error) {
    show({ failure: error instanceof Error ? error.message : String(error) });
  }
}

/** Asks the background about the catalogue; `by` says what for. */
async function catalogue(by: Promise<{ catalogue?: CatalogueView }>): Promise<void> {
  try {
    show({ catalogue: (await by).catalogue, looking: false });
  } catch (error) {
    show({ failure: error instanceof Error ? error.message : String(error), looking: false });
  }
}

onActions(document, (action, value) => {
  const sites = model.settings?.collapsed_sites ?? [];
  if (action === 'forget') void save({ collapsed_sites: sites.filter((site) => site !== value) });
  else if (action === 'forget-all') void save({ collapsed_sites: [] });
  else if (action === 'forget-service') void setService(value, 'default');
  else if (action === 'welcome') void chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
  else if (action === 'look-for-catalogue') {
    show({ looking: true });
    void catalogue(ask('catalogue.look', {}));
  } else if (action === 'check') void about();
});
document.addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement | HTMLSelectElement;
  const { feedback } = model.settings ?? {};
  const mode = (['hold', 'tell', 'keep', 'off'] as const).find((one) => one === input.value);
  if (input.name === 'catalogue_updates') void catalogue(ask('catalogue.updates', { on: (input as HTMLInputElement).checked }));
  else if (input.name === 'watch_pages') void save({ watch_pages: (input as HTMLInputElement).checked });
  else if (input.name === 'guard_default' && feedback && mode && mode !== 'keep') void save({ feedback: { ...feedback, default: mode } });
  else if (input.name === 'guard_service' && mode) void setService(input.dataset['service'] ?? '', mode);
});

async function about(): Promise<void> {
  show({ about: await ask('welcome.state', {}) });
}

show({});
ask('settings.get', {}).then(
  (settings) => show({ settings }),
  (error: unknown) => show({ failure: String(error) }),
);
void catalogue(ask('catalogue.view', {}));
ask('feedback.policy', {}).then((policy) => show({ policy }), () => undefined);
void about().catch((error: unknown) => show({ failure: String(error) }));
