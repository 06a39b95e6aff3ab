// The settings page at work: every change is saved at once.

import { render } from 'preact';
import type { ExtensionSettings } from '../protocol/messages';
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

onActions(document, (action, value) => {
  const sites = model.settings?.collapsed_sites ?? [];
  if (action === 'forget') void save({ collapsed_sites: sites.filter((site) => site !== value) });
  else if (action === 'forget-all') void save({ collapsed_sites: [] });
  else if (action === 'welcome') void chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
  else if (action === 'check') void about();
});
document.addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  if (input.name === 'watch_pages') void save({ watch_pages: input.checked });
});

async function about(): Promise<void> {
  show({ about: await ask('welcome.state', {}) });
}

show({});
ask('settings.get', {}).then(
  (settings) => show({ settings }),
  (error: unknown) => show({ failure: String(error) }),
);
void about().catch((error: unknown) => show({ failure: String(error) }));
