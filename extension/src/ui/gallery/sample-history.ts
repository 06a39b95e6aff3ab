// Made-up replies of the host for the viewer's views: an invented service, our own words. For tests and the gallery.

import type { Methods } from '../../protocol/types';
import { sampleChangeItems, sampleFindings } from './sample-report';
import { sampleChanges, sampleWithdrawal } from './sample-states';

type Results = { readonly [M in keyof Methods]?: Methods[M]['result'] };

const hash = (seed: string): string => seed.repeat(64).slice(0, 64);
const citation = 'Parley AI, Terms of Service, version 3 of 2026-05-03 (first tracked 2025-11-12, last verified 2026-06-01). https://parley.example/terms. SHA-256 of the text ' + hash('3f9a') + '. Record SP-P-KX4M7Q2AFT.\n';

const document = {
  id: 'SP-D-KX4M7Q2AFT',
  url: 'https://parley.example/terms',
  service: 'Parley AI',
  terms_type: 'Terms of Service',
  language: 'en',
  title: 'Terms of Service',
  versions: 3,
  first_seen: '2025-11-12T09:00:00.000Z',
  last_verified: '2026-06-01T08:30:00.000Z',
};

const finding = sampleFindings[0];
const words = finding?.quote.exact ?? '';

export const sampleProvision: Methods['provision.get']['result'] = {
  record_id: 'SP-P-KX4M7Q2AFT',
  type: { id: 'feedback_overrides_opt_out', name: 'Feedback goes around your opt-out', category: 'ai' },
  stance: 'against_you',
  document,
  version: { number: 3, captured_at: '2026-05-03T12:00:00.000Z', sha256: hash('3f9a'), extractor: 'smallprint-html/1 unicode/15.0.0', source: 'browser', snapshots: [] },
  clause: { text: `4.2 ${words} You can stop rating at any time.`, cut: false, bytes: words.length + 36, sha256: hash('b71c'), headings: ['4. Your content', 'Feedback'] },
  in_force: true,
  gone: null,
  finding: finding ?? null,
  severity_reason: { usual: 'medium', because: 'your opt-out does not cover it' },
  history: [
    { step: 'first', from_version: 1, from: '2025-11-12T09:00:00.000Z', to_version: 1, standing: false, sha256: hash('11aa'), text: 'If you rate an answer, you let us use the rating to improve our services.' },
    { step: 'gone', from_version: 2, from: '2026-01-20T10:00:00.000Z', to_version: 2, standing: false, sha256: null, text: null },
    { step: 'edited', from_version: 3, from: '2026-05-03T12:00:00.000Z', to_version: 3, standing: true, sha256: hash('b71c'), text: words },
  ],
  history_left_out: 2,
  regulations: [
    { id: 'gdpr', name: 'GDPR', article: 'Art. 7(3)', jurisdiction: 'EU', why: 'Consent must be as easy to withdraw as to give.', about: 'The European Union’s law on personal data.', url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' },
    { id: 'ftc_act', name: 'FTC Act', article: '15 U.S.C. § 45', jurisdiction: 'US', why: 'Forbids practices that mislead.', about: '', url: null },
  ],
  questions: [{ question: 'Does a thumbs down count as well?', answer: 'As a rule yes: either rating is feedback. Read the quote to be sure.' }],
  checklist: [
    { text: 'Tell staff in writing not to rate answers to confidential prompts: the opt-out does not cover it.', general: false },
    { text: 'Check whether a business agreement replaces this clause, and file the signed copy with this record.', general: true },
  ],
  citations: { text: citation, markdown: `> ${words}\n\n${citation}`, html: `<figure>${citation}</figure>\n`, bibtex: `@misc{SP-P-KX4M7Q2AFT,\n  note = {${citation}}\n}\n`, json: '{\n  "record_id": "SP-P-KX4M7Q2AFT"\n}\n' },
  notice: 'This describes what the text says. It is not legal advice.',
  unseen: 1,
};

export const goneProvision: Methods['provision.get']['result'] = {
  ...sampleProvision,
  in_force: false,
  gone: { since: '2026-05-20T09:00:00.000Z', version: 4, still_said: [{ record_id: 'SP-P-AAAAAAAAAA', headline: 'Your thumbs up lets Parley AI train its AI on the whole chat' }] },
};

export const sampleReplies: Results = {
  'provision.get': sampleProvision,
  'changes.list': { items: sampleChanges, next_cursor: null, worst: 'high', unseen: 1 },
  'digest.get': {
    since: '2026-05-25T00:00:00Z',
    until: '2026-06-01T00:00:00Z',
    items: [
      {
        service: 'Parley AI',
        worst: 'high',
        changes: 2,
        documents: [
          { document_id: document.id, terms_type: 'Terms of Service', url: document.url, title: document.title, changes: 2, changed_30_days: 2, last_change_at: '2026-05-30T10:00:00Z', seen: false, worst: 'high', change_ids: [1, 2], items: sampleChangeItems.slice(0, 3), items_total: 7 },
        ],
      },
    ],
    services_total: 1,
    documents_total: 1,
    changes_total: 2,
    next_cursor: null,
    unseen: 1,
  },
  'document.list': { items: [document], next_cursor: null, unseen: 1 },
  'history.search': {
    items: [
      { document: { id: document.id, service: document.service, terms_type: document.terms_type, url: document.url }, since_version: 3, since: '2026-05-03T12:00:00Z', in_force: true, heading: false, snippet: [{ text: '… together with the entire conversation to ', hit: false }, { text: 'train', hit: true }, { text: ' and improve our ', hit: false }, { text: 'models', hit: true }, { text: ', whatever you have chosen …', hit: false }] },
      { document: { id: document.id, service: document.service, terms_type: document.terms_type, url: document.url }, since_version: 1, since: '2025-11-12T09:00:00Z', in_force: false, heading: true, snippet: [{ text: 'How we ', hit: false }, { text: 'train', hit: true }] },
    ],
    next_cursor: '12',
    unseen: 1,
  },
  'ledger.summary': {
    items: [
      { service: { key: 'Parley AI', name: 'Parley AI' }, ratings: 12, reports: 1, kept_back: 3, since: '2026-05-04T10:00:00Z', level: 'hold', line: '13 ratings and reports given to Parley AI, which trains on the conversation, since May' },
      { service: { key: 'quillhouse.example', name: 'Quillhouse' }, ratings: 0, reports: 0, kept_back: 2, since: null, level: 'tell', line: null },
    ],
    next_cursor: null,
    total: 2,
    unseen: 1,
  },
  'ledger.verify': { holds: true, entries: 214, erased: 2, first_broken: null, head: hash('9c2e'), unseen: 1 },
  'ledger.withdrawal': sampleWithdrawal,
  'ledger.list': {
    items: [
      { seq: 214, at: '2026-05-30T16:20:00Z', kind: 'feedback', hash: hash('9c2e'), erased: false, service: { key: 'Parley AI', name: 'Parley AI' }, feedback: { direction: 'up', decision: 'proceed', level: 'hold', terms_version: 'x', documents: [{ id: document.id, terms_type: 'Terms of Service', version: 3, sha256: hash('3f9a') }] }, payload: '{}' },
      { seq: 210, at: '2026-05-29T11:02:00Z', kind: 'feedback', hash: hash('77aa'), erased: false, service: { key: 'quillhouse.example', name: 'Quillhouse' }, feedback: { direction: 'down', decision: 'cancel', level: 'tell', terms_version: 'x', documents: [] }, payload: '{}' },
      { seq: 180, at: '2026-05-02T08:00:00Z', kind: 'feedback', hash: hash('0b'), erased: true, service: null, feedback: null, payload: '' },
    ],
    next_cursor: null,
    total: 3,
    unseen: 1,
  },
  'watch.list': {
    items: [
      { id: 1, url: document.url, service: 'Parley AI', document_id: document.id, terms_type: 'Terms of Service', title: 'Terms of Service', language: 'en', added_at: '2026-04-01T10:00:00Z', checked_at: '2026-06-01T08:30:00Z', read_at: '2026-06-01T08:30:00Z', due_at: '2026-06-02T08:30:00Z', state: 'ok', message: null, checked_when_visited: false, failures: 0, versions: 3, changed_30_days: 2, moved_from: null, local: false },
      { id: 2, url: 'https://quillhouse.example/legal/privacy', service: 'quillhouse.example', document_id: null, terms_type: null, title: '', language: '', added_at: '2026-05-01T10:00:00Z', checked_at: '2026-05-31T08:30:00Z', read_at: null, due_at: '2026-06-01T08:30:00Z', state: 'login', message: 'The page asks to log in.', checked_when_visited: true, failures: 3, versions: 0, changed_30_days: 0, moved_from: null, local: false },
    ],
    next_cursor: null,
    total: 2,
    due: 1,
    unseen: 1,
  },
  'settings.get': {
    settings: { notifications: true, digest_day: 'monday', watch_interval_hours: 24, watch_while_browsing: true, catalogue_updates: false,
      catalogue_url: 'https://smallprint.org/catalogue.bundle', retention_days: null, retention_versions: null },
    defaults: { notifications: true, digest_day: 'monday', watch_interval_hours: 24, watch_while_browsing: true, catalogue_updates: false,
      catalogue_url: 'https://smallprint.org/catalogue.bundle', retention_days: null, retention_versions: null },
    unseen: 1,
  },
  'history.size': { total: 12_400_000, full_text: 3_000_000, texts: 6_000_000, documents: 133, versions: 2051, directory: '/home/ada/.local/share/smallprint', unseen: 1 },
};
