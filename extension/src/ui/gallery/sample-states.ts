// Made-up states of popup, welcome page and settings for the gallery and the tests.

import type { ExtensionSettings, FeedbackView, HostStateName, HostStateView, PopupState, ReportLite, SiteView } from '../../protocol/messages';
import type { Verdict } from '../../feedback/contract';
import type { ChangeEntry, FeedbackAssessment, SiteDocument, SiteGiven, Withdrawal } from '../../protocol/types';
import type { WelcomeState } from '../../welcome/welcome-view';
import { sampleChangeItems, sampleFindings, sampleLabel, sampleReport } from './sample-report';

export function sampleHost(state: HostStateName = 'ok', detail?: string): HostStateView {
  return {
    state,
    message_key: `host_${state}`,
    ...(state === 'ok' && {
      version: '0.1.0',
      catalogue: { version: '9f31c2', date: '2026-11-02T00:00:00Z', clause_types: 64, provisions: 812, services: 341 },
      store: { state: 'ready', message: null },
    }),
    ...(detail !== undefined && { detail }),
  };
}

export const sampleLite: ReportLite = {
  document: sampleReport.document,
  counts: { high: 3, medium: 4, low: 1, info: 1 },
  in_favour: 2,
  label: sampleLabel,
  top: sampleFindings.slice(0, 3),
};

export const sampleDocuments: SiteDocument[] = [
  { id: 'SP-D-KX4M7Q2AFT', url: 'https://parley.example/terms', terms_type: 'Terms of Service', title: 'Terms', versions: 4, first_seen: '2026-06-03T08:12:00Z', last_verified: '2026-11-21T20:00:00Z', findings_by_severity: { high: 3, medium: 4, low: 1, info: 3 }, top: sampleFindings.slice(0, 3).map(({ type, severity, headline }) => ({ type, severity, headline })) },
  { id: 'SP-D-B2M7QKX4AF', url: 'https://parley.example/privacy', terms_type: 'Privacy Policy', title: 'Privacy', versions: 1, first_seen: '2026-10-11T08:12:00Z', last_verified: '2026-11-20T20:00:00Z', findings_by_severity: null, top: [] },
];

export const sampleChanges: ChangeEntry[] = [
  { id: 7, document_id: 'SP-D-KX4M7Q2AFT', service: 'Parley AI', terms_type: 'Terms of Service', url: 'https://parley.example/terms', at: '2026-11-21T20:00:00Z', from_version: 3, to_version: 4, substantive: true, seen: false, added: 1, removed: 1, changed: 1, items: sampleChangeItems, items_total: 6 },
  { id: 6, document_id: 'SP-D-ZZ4M7Q2AFT', service: 'Quillhouse', terms_type: 'Privacy Policy', url: 'https://quillhouse.example/privacy', at: '2026-11-02T09:00:00Z', from_version: 1, to_version: 2, substantive: true, seen: true, added: 1, removed: 0, changed: 0, items: [{ kind: 'added', type: 'third_party_sharing', severity: 'medium', summary: 'They now share your data with advertisers.', before: null, after: 'We share usage data with our advertising partners.', substantive: true }], items_total: 1 },
];

const nothingGiven: SiteGiven = {
  total: 0,
  since: null,
  by_decision: { proceed: 0, cancel: 0, quiet: 0, muted: 0, timeout: 0 },
  line: null,
};

const sampleGiven: SiteGiven = {
  total: 12,
  since: '2026-05-03T09:00:00Z',
  by_decision: { proceed: 9, cancel: 4, quiet: 2, muted: 1, timeout: 0 },
  line: '12 ratings given to Parley AI, which trains on the conversation, since May',
};

export const sampleFeedback: FeedbackView = { mode: 'hold', locked: false, paused_until: 0, can_pause: true, lost: false };

export const sampleWithdrawal: Withdrawal = {
  service: { key: 'Parley AI', name: 'Parley AI' },
  text: 'Withdrawal of consent\n\nTo the data protection officer',
  file_name: 'parley-ai-withdrawal.txt',
  letters: [
    {
      id: 'gdpr', title: 'European Union: withdraw, erase, object', jurisdiction: 'EU', articles: ['GDPR Art. 7(3)', 'GDPR Art. 17', 'GDPR Art. 21'],
      subject: 'Withdrawal of consent, erasure and objection',
      text: 'To the data protection officer of Parley Labs, Inc.\n\nBetween 3 May 2026 and today I rated 12 answers of Parley AI. Your Terms of Service of 3 June 2026 (SHA-256 abababab…) say: “By giving Feedback you agree that we may use it, together with the related conversation, to train our models.”\n\nI withdraw my consent (Art. 7(3) GDPR), object to any further use (Art. 21) and ask you to erase these ratings and conversations (Art. 17).\n\n[Your name and account]',
    },
    { id: 'ccpa', title: 'California: delete, limit', jurisdiction: 'California', articles: ['CCPA 1798.105'], subject: 'Request to delete', text: 'I ask you to delete my ratings.' },
  ],
  contacts: [{ text: 'privacy@parley.example', url: 'mailto:privacy@parley.example' }],
  quote: null,
  given: { total: 12, since: '2026-05-03T09:00:00.000Z' },
  unseen: 0,
};

export const sampleSettings: ExtensionSettings = {
  watch_pages: true,
  collapsed_sites: ['parley.example', 'quillhouse.example'],
  feedback: { default: 'hold', services: [{ key: 'Parley AI', mode: 'keep' }, { key: 'quillhouse.example', mode: 'off' }], paused_until: 0 },
};

const words: Record<Verdict['level'], Partial<FeedbackAssessment>> = {
  hold: {
    why: 'overrides_opt_out',
    headline: 'Parley AI may train its models on this whole conversation, even though you opted out',
    lines: ['It keeps the conversation with your rating for up to five years.', 'People who work for Parley Labs may read it.'],
    actions: [{ text: 'Take out names and numbers before you rate, or rate in a new chat' }, { text: 'Turn off training in the settings', url: 'https://parley.example/settings' }],
  },
  tell: {
    why: 'ownership',
    headline: 'Parley AI may use your rating and its comment for free, for ever',
    lines: ['The terms say that rated conversations are not used for training.'],
  },
  unknown: {
    why: 'terms_unread',
    headline: 'Smallprint has not read the terms of Parley AI yet',
    lines: [], actions: [], quote: null, terms_version: 'none',
    terms_links: [{ url: 'https://parley.example/terms', text: 'Terms of Service', terms_type: 'Terms of Service' }],
  },
};

/** What the guard knows of a made-up service. */
export function sampleVerdict(level: Verdict['level'] = 'hold', more: Partial<FeedbackAssessment> = {}): Verdict {
  const assessment: FeedbackAssessment = {
    service: { key: 'Parley AI', name: 'Parley AI' },
    direction: 'up', level, why: 'trains', headline: '', lines: [], actions: [],
    quote: {
      exact: 'By giving Feedback you agree that we may use it, together with the related conversation, to train our artificial intelligence models, even if you have opted out of training.',
      prefix: '', suffix: '', source: 'history',
      document: {
        id: 'SP-D-KX4M7Q2AFT', url: 'https://parley.example/terms', terms_type: 'Terms of Service', title: 'Terms', sha256: 'ab'.repeat(32),
        captured_at: '2026-06-03T08:12:00.000Z',
      },
    },
    terms_version: 'v1', terms_links: [], quiet: { quiet: false, reason: null, cancelled_before: false }, given: { total: 0, since: null }, unseen: 0,
    ...words[level],
    ...more,
  };
  return { mode: level === 'hold' ? 'hold' : 'tell', level, assessment, trouble: null, site: 'parley.example', openShadow: true };
}

export function samplePopup(site: Partial<SiteView> = {}, host: HostStateView = sampleHost()): PopupState {
  return {
    host,
    site: {
      access: 'ok',
      url: 'https://parley.example/terms',
      summary: { service: 'Parley AI', known: true, documents: sampleDocuments, label: sampleLabel, changes_recent: [], given: sampleGiven, unseen: 1 },
      ...site,
    },
    unseen: 1,
    changes: { items: sampleChanges, next_cursor: null, unseen: 1 },
    feedback: sampleFeedback,
    watch: { watched: false },
  };
}

export const bareSite: Partial<SiteView> = { summary: { service: null, known: false, documents: [], label: [], changes_recent: [], given: nothingGiven, unseen: 0 } };

export function sampleWelcome(state: HostStateName, os = 'linux', browser: 'chromium' | 'firefox' = 'chromium'): WelcomeState {
  const detail = state === 'ok' ? undefined : 'Specified native messaging host not found.';
  return { host: sampleHost(state, detail), browser, os, extension_id: 'anhmamdpgohhofgjmkhepfoeddommkjd', extension_version: '0.1.0' };
}
