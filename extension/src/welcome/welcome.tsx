// The welcome page at work: asks for the host's state at once, when asked to, and when the person comes back to the tab.

import { render } from 'preact';
import { ask } from '../protocol/send';
import { onActions } from '../ui/actions';
import { startPage } from '../ui/page-root';
import { WelcomeView, type WelcomeModel } from './welcome-view';

let model: WelcomeModel = { checking: false };
const body = startPage('welcome_page_title');

function show(next: Partial<WelcomeModel>): void {
  model = { ...model, ...next };
  render(<WelcomeView {...model} />, body);
}

async function check(): Promise<void> {
  if (model.checking) return;
  show({ checking: true });
  try {
    show({ state: await ask('welcome.state', {}), checking: false });
  } catch (error) {
    show({ checking: false, state: unanswered(error) });
  }
}

/** The background itself did not answer: what is known without it. */
function unanswered(error: unknown): NonNullable<WelcomeModel['state']> {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    host: { state: 'failing', message_key: 'host_failing', detail },
    browser: chrome.runtime.getURL('').startsWith('moz') ? 'firefox' : 'chromium',
    os: navigator.platform,
    extension_id: chrome.runtime.id,
    extension_version: chrome.runtime.getManifest().version,
  };
}

onActions(document, (action, value, button) => {
  if (action === 'check') void check();
  else if (action === 'copy') {
    void navigator.clipboard.writeText(value).then(() => {
      button.dataset['copied'] = '';
      show({ copied: value });
    });
  } else if (action === 'welcome') void check();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void check();
});

show({});
void check();
