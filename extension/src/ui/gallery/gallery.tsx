// Development only: shows one surface with made-up data, chosen by the address (?show=panel, ?show=changed, …), so that
// people and screenshots can look at it without a host. Not part of what is shipped. In extension/:
//   npx esbuild src/ui/gallery/gallery.tsx --bundle --format=esm --jsx=automatic --jsx-import-source=preact \
//     --servedir=src/ui/gallery --outdir=src/ui/gallery
// and then open http://127.0.0.1:8000/gallery.html?show=changed

import english from '../../../_locales/en/messages.json';
import { render, type JSX } from 'preact';
import { OptionsView } from '../../options/options-view';
import { popupCss } from '../../popup/popup-css';
import type { PopupModel } from '../../popup/popup-state';
import { PopupView } from '../../popup/popup-view';
import type { Report, SiteSummary } from '../../protocol/types';
import { askNotice, tellNotice } from '../../feedback/notice';
import type { Verdict } from '../../feedback/contract';
import { showPanel } from '../../terms/panel/index';
import { WelcomeView } from '../../welcome/welcome-view';
import { pagesCss } from '../pages-css';
import { addStyles, sharedCss } from '../styles';
import { fill, setMessages, type Messages } from '../text';
import { hostile } from './hostile';
import { chatPage, termsPage } from './made-up-pages';
import { changedReport, emptyReport, sampleFindings, sampleReport } from './sample-report';
import { bareSite, sampleFeedback, sampleHost, sampleLite, samplePopup, sampleSettings, sampleVerdict, sampleWelcome, sampleWithdrawal } from './sample-states';

setMessages(english);

const query = new URLSearchParams(location.search);
const show = query.get('show') ?? 'panel';
document.documentElement.dir = query.get('dir') ?? 'ltr';
if (query.get('dir') === 'rtl') mirror();

/** As a browser in a right-to-left language has it, with English words. */
function mirror(): void {
  const messages: Messages = english;
  const own: Record<string, string> = { '@@bidi_dir': 'rtl', '@@ui_locale': 'en' };
  const getMessage = (key: string, values: string[] = []): string => own[key] ?? fill(messages[key], values);
  Object.assign(globalThis, { chrome: { i18n: { getMessage } } });
}

const reports: Record<string, Report> = { panel: sampleReport, folded: sampleReport, changed: changedReport, changedfolded: changedReport, empty: emptyReport, hostile: hostile(changedReport, ['id', 'severity', 'stance', 'kind', 'status', 'row', 'answer', 'finding']) };

function panel(report: Report): void {
  const main = document.querySelector('#page');
  if (main) termsPage(main, sampleFindings, query.get('marked'));
  showPanel(report, {
    openShadow: !query.has('closed'),
    collapsed: show.endsWith('folded'),
    actions: {
      showQuote: (finding) => {
        document.body.setAttribute('data-quote', finding.type);
        return Promise.resolve(query.has('found'));
      },
      openHistory: () => undefined,
      markSeen: () => undefined,
      setCollapsed: (collapsed) => document.body.setAttribute('data-folded', String(collapsed)),
      watched: () => Promise.resolve(query.has('watched')),
      watch: (on) => Promise.resolve(on),
      close: () => document.body.setAttribute('data-closed', ''),
    },
  });
}

function own(view: JSX.Element, css: readonly string[], bodyClass: string): void {
  document.querySelector('link[rel=stylesheet]')?.remove();
  document.querySelector('#page')?.remove();
  addStyles(document, [...sharedCss, pagesCss, ...css]);
  document.body.className = bodyClass;
  render(view, document.body);
}

const calm = { reading: false, isPrivate: false };
const quiet = { unseen: 0, changes: { items: [], next_cursor: null, unseen: 0 } };
const popups: Record<string, PopupModel> = {
  loading: calm,
  glance: { ...calm, state: samplePopup({ report: sampleLite }) },
  known: { ...calm, state: samplePopup({ note: 'not_terms' }) },
  watched: { ...calm, state: { ...samplePopup({ note: 'not_terms' }), watch: { watched: true } } },
  given: { ...calm, state: { ...samplePopup({ ...bareSite, summary: { ...samplePopup().site.summary, documents: [] } as SiteSummary }), ...quiet } },
  letter: { ...calm, withdrawal: sampleWithdrawal, letter: 'gdpr', state: { ...samplePopup({ ...bareSite, summary: { ...samplePopup().site.summary, documents: [] } as SiteSummary }), ...quiet } },
  lost: { ...calm, state: { ...samplePopup(bareSite), ...quiet, feedback: { ...sampleFeedback, lost: true, locked: true, paused_until: 1_800_000_000_000 } } },
  private: { reading: false, isPrivate: true, state: { ...samplePopup({ ...bareSite, report: { ...sampleLite, not_stored: 'not_recorded' } }), ...quiet } },
  nothing: { ...calm, state: { ...samplePopup({ ...bareSite, note: 'not_terms' }), ...quiet } },
  reading: { ...calm, state: { ...samplePopup({ ...bareSite, note: 'reading' }), ...quiet } },
  noaccess: { ...calm, state: { ...samplePopup({ ...bareSite, access: 'none', origins: ['https://parley.example/*'] }), ...quiet } },
  restricted: { ...calm, state: samplePopup({ ...bareSite, access: 'restricted' }) },
  missing: { ...calm, state: { ...samplePopup(bareSite, sampleHost('missing', 'Specified native messaging host not found.')), ...quiet } },
  failing: { ...calm, state: { ...samplePopup(bareSite, sampleHost('failing', 'Native host has exited.')), ...quiet } },
};

/** An answer with its row of buttons, and the notice at one of them: ?show=notice-hold&at=bottom. */
function notice(verdict: Verdict, late = false): void {
  const main = document.querySelector('#page');
  if (!main) return;
  const element = chatPage(main, query.get('at') === 'bottom');
  const control = { element, direction: 'up', name: 'Good response', kind: 'button', pressed: false, dialog: null, signals: 5 } as const;
  const actions = { rootOf: () => null, read: () => undefined, openHistory: () => undefined, setHere: () => undefined };
  const shown = (): undefined => undefined;
  if (verdict.mode === 'hold') askNotice({ control, verdict, decide: (answer) => document.body.setAttribute('data-answer', answer) }, actions);
  else tellNotice({ control, verdict, late, shown, mute: shown }, actions);
}

const notices: Record<string, () => void> = {
  'notice-hold': () => notice(sampleVerdict()),
  'notice-shorter': () => notice(sampleVerdict('hold', { quiet: { quiet: false, reason: null, cancelled_before: true } })),
  'notice-tell': () => notice(sampleVerdict('tell')),
  'notice-unknown': () => notice(sampleVerdict('unknown')),
  'notice-kept': () => notice({ ...sampleVerdict(), mode: 'keep' }),
  'notice-gone': () => notice({ ...sampleVerdict('unknown'), assessment: null, trouble: 'host_gone' }),
  'notice-slow': () => notice({ ...sampleVerdict('unknown'), assessment: null, trouble: 'host_slow' }, true),
};

const others: Record<string, () => void> = {
  'welcome-missing': () => own(<WelcomeView checking={false} state={sampleWelcome('missing')} />, [], 'sp'),
  'welcome-ok': () => own(<WelcomeView checking={false} state={sampleWelcome('ok')} />, [], 'sp'),
  'welcome-forbidden': () => own(<WelcomeView checking={false} state={sampleWelcome('forbidden', 'win', 'firefox')} />, [], 'sp'),
  options: () =>
    own(<OptionsView saved settings={sampleSettings} about={sampleWelcome('ok')} />, [], 'sp'),
};

const report = reports[show];
const popup = popups[show.replace('popup-', '')];
if (report) panel(report);
else if (popup) own(<PopupView {...popup} />, [popupCss], 'sp popup');
else (notices[show] ?? others[show])?.();
