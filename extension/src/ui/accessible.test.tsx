// axe-core over every surface with made-up data. happy-dom draws nothing, so colours are checked by tokens.test.ts and
// places by the end-to-end tests; names, roles, order and relations are checked here.

import axe from 'axe-core';
import { render, type JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import english from '../../_locales/en/messages.json';
import { OptionsView } from '../options/options-view';
import { PopupView } from '../popup/popup-view';
import { showPanel } from '../terms/panel/index';
import { WelcomeView } from '../welcome/welcome-view';
import { changedReport, emptyReport, sampleReport } from './gallery/sample-report';
import { bareSite, sampleHost, sampleLite, samplePopup, sampleSettings, sampleWelcome, sampleWithdrawal } from './gallery/sample-states';
import { setMessages } from './text';

setMessages(english);
document.documentElement.lang = 'en';
document.title = 'Smallprint';
// axe reads the whole tree with a slow DOM beneath it.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

async function violations(context: Element): Promise<string[]> {
  const { violations: found } = await axe.run(context, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 100)).join(' ')}`);
}

const calm = { reading: false, isPrivate: false };
const pages: Record<string, JSX.Element> = {
  'popup loading': <PopupView {...calm} />,
  'popup at a glance': <PopupView {...calm} state={samplePopup({ report: sampleLite })} />,
  'popup without access': <PopupView {...calm} state={samplePopup({ ...bareSite, access: 'none', origins: ['https://x/*'] })} />,
  'popup without host': <PopupView {...calm} state={samplePopup(bareSite, sampleHost('missing', 'x'))} />,
  'popup with a letter': <PopupView {...calm} withdrawal={sampleWithdrawal} letter="gdpr" state={samplePopup()} />,
  'welcome, missing': <WelcomeView checking={false} state={sampleWelcome('missing')} />,
  'welcome, ready': <WelcomeView checking={false} state={sampleWelcome('ok')} />,
  settings: <OptionsView saved settings={sampleSettings} about={sampleWelcome('ok')} />,
};

describe('axe-core finds nothing wrong', () => {
  it.each(Object.entries(pages))('in the %s', async (_name, page) => {
    render(page, document.body);
    expect(await violations(document.body)).toEqual([]);
  });

  it.each([
    ['panel', sampleReport, false],
    ['panel with changes', changedReport, false],
    ['folded panel', changedReport, true],
    ['panel with nothing found', emptyReport, false],
  ])('in the %s', async (_name, report, collapsed) => {
    const actions = {
      showQuote: () => Promise.resolve(true),
      openHistory: () => undefined,
      markSeen: () => undefined,
      setCollapsed: () => undefined,
      watched: () => Promise.resolve(true),
      watch: () => Promise.resolve(true),
      close: () => undefined,
    };
    const handle = showPanel(report, { openShadow: true, collapsed, actions });
    // Moved into the light: what is asked is about the content, not about how it is hidden from the page.
    const inside = document.querySelector('smallprint-panel')?.shadowRoot?.querySelector('.sp');
    const copy = inside?.cloneNode(true) as HTMLElement;
    for (const fold of copy.querySelectorAll('details')) fold.setAttribute('open', '');
    for (const part of copy.querySelectorAll('[id^=reading-]')) part.removeAttribute('hidden');
    document.body.append(copy);
    const found = await violations(copy);
    handle.remove();
    expect(found).toEqual([]);
  });

  it('and does find what is planted', async () => {
    render(<button type="button" />, document.body);
    expect((await violations(document.body)).join()).toContain('button-name');
  });
});
