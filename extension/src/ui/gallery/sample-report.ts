// Made-up reports for the gallery and the tests: an invented service, invented terms, our own words.

import type { ChangeItem, Finding, LabelRow, LabelSource, Report, Severity } from '../../protocol/types';

type FindingSeed = Pick<Finding, 'type' | 'category' | 'severity' | 'headline' | 'consequence'> & Partial<Finding>;

const hex = (seed: number): string => Array.from({ length: 64 }, (_, at) => ((seed * 7 + at * 5) % 16).toString(16)).join('');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const recordId = (seed: number): string =>
  'SP-P-' + Array.from({ length: 10 }, (_, at) => letters[(seed * 11 + at * 13) % 32]).join('');

let made = 0;

export function sampleFinding(seed: FindingSeed): Finding {
  made += 1;
  return {
    id: `f${made}`,
    stance: 'against_you',
    why: '',
    actions: [],
    quote: { exact: 'You agree to this by using Parley.', prefix: '', suffix: '' },
    clause_sha256: hex(made),
    facts: {},
    confidence: 0.94,
    match: { kind: 'rule' },
    prevalence: null,
    others: [],
    regulations: [],
    record_id: recordId(made),
    ...seed,
  };
}

export const sampleFindings: Finding[] = [
  sampleFinding({
    type: 'feedback_overrides_opt_out',
    category: 'ai',
    severity: 'high',
    headline: 'Your thumbs up hands over the whole chat, even if you opted out',
    consequence:
      'When you rate an answer, Parley AI may train its models on everything in that conversation. Your training opt-out does not cover it.',
    why: 'One small click undoes a choice you made in settings, and it takes the questions you asked with it.',
    actions: [
      { text: 'Do not rate answers in chats that hold anything private.' },
      { text: 'Ask Parley AI to delete feedback you already gave.', url: 'mailto:privacy@parley.example', deadline: 'at any time' },
    ],
    quote: {
      exact:
        'If you rate an answer, you let us use the rating together with the entire conversation to train and improve our models, whatever you have chosen under Data Controls.',
      prefix: '4.2 Feedback. ',
      suffix: ' You can stop rating at any time.',
    },
    match: {
      kind: 'near',
      similarity: 0.92,
      provision: 'p-feedback',
      same_as: { service: 'Quillhouse', terms_type: 'Terms of Service', date: '2026-05-03', url: null, services: 5 },
    },
    prevalence: { platforms_with: 2, platforms_total: 341 },
    others: [
      { service: 'Quillhouse', severity: 'low', says: 'Quillhouse promises not to train its AI on what you write' },
      { service: 'Nimbus Chat', severity: 'medium', says: 'If you rate an answer, Nimbus Chat may train its AI on that one answer' },
    ],
    regulations: [
      { id: 'gdpr', name: 'GDPR', article: 'Art. 7', jurisdiction: 'European Union', why: 'Consent must be freely given, specific and as easy to withdraw as to give.' },
      { id: 'ccpa', name: 'CCPA', article: '§ 1798.100', jurisdiction: 'California', why: 'You have a right to know what is collected and what for.' },
    ],
  }),
  sampleFinding({
    type: 'arbitration',
    category: 'disputes',
    severity: 'high',
    headline: 'You give up going to court and settle disputes in private',
    consequence: 'A private arbitrator decides instead of a judge or jury, and you cannot join others in a class action.',
    why: 'Arbitration is private, hard to appeal, and often favours the company that uses it often.',
    actions: [{ text: 'Opt out by letter or e-mail.', url: 'https://parley.example/arbitration', deadline: 'within 30 days of signing up' }],
    quote: { exact: 'All disputes between you and Parley shall be finally settled by binding individual arbitration.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'content_trains_ai',
    category: 'ai',
    severity: 'high',
    headline: 'Your chats may train their AI unless you switch it off',
    consequence: 'On free plans, what you type and upload can be used for training from the first day.',
    why: 'Models can repeat what they were trained on, and training cannot be undone.',
    actions: [{ text: 'Switch off “Improve Parley” under Data Controls.', url: 'https://parley.example/settings' }],
    quote: { exact: 'We may use Content from free accounts to develop our models. You can turn this off in Data Controls.', prefix: '', suffix: '' },
    match: { kind: 'model' },
  }),
  sampleFinding({
    type: 'liability_cap',
    category: 'liability',
    severity: 'medium',
    headline: 'If they cause you loss, you get back at most 100 dollars',
    consequence: 'Whatever goes wrong, their responsibility ends at what you paid in six months or 100 dollars.',
    quote: { exact: 'Our total liability is limited to the greater of the fees paid in the six months before the claim and US$100.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'auto_renewal',
    category: 'money',
    severity: 'medium',
    headline: 'Your plan renews by itself until you cancel',
    consequence: 'You are charged again each month. Cancel at least 24 hours before the period ends.',
    quote: { exact: 'Subscriptions renew automatically unless cancelled at least 24 hours before the end of the current period.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'unilateral_change',
    category: 'control',
    severity: 'medium',
    headline: 'They can change these terms when they like',
    consequence: 'If you keep using Parley AI after a change, you have agreed to it.',
    quote: { exact: 'We may revise these terms from time to time. Continued use means acceptance.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'human_review',
    category: 'ai',
    severity: 'medium',
    headline: 'People may read your chats',
    consequence: 'Staff and contractors can look at conversations to check safety and quality.',
    quote: { exact: 'A limited number of authorised personnel may review conversations.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'jurisdiction',
    category: 'disputes',
    severity: 'low',
    headline: 'Any court case happens in Lyon, under French law',
    consequence: 'If you live elsewhere, going to court costs you more. Consumers may keep rights of their own country.',
    quote: { exact: 'These terms are governed by French law and the courts of Lyon have jurisdiction.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'age_limit',
    category: 'data',
    severity: 'info',
    stance: 'neutral',
    headline: 'You must be at least 16',
    consequence: 'Accounts of younger people can be closed without notice.',
    quote: { exact: 'You must be at least 16 years old to use Parley.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'no_data_sale',
    category: 'data',
    severity: 'info',
    stance: 'for_you',
    headline: 'They promise not to sell your personal data',
    consequence: 'Your data is not sold to brokers or advertisers.',
    quote: { exact: 'We do not sell your personal information.', prefix: '', suffix: '' },
  }),
  sampleFinding({
    type: 'output_ownership',
    category: 'content',
    severity: 'info',
    stance: 'for_you',
    headline: 'What the AI writes for you is yours',
    consequence: 'You own the answers you get, as far as the law allows.',
    quote: { exact: 'As between you and Parley, you own all Output.', prefix: '', suffix: '' },
  }),
];

export const sampleChangeItems: ChangeItem[] = [
  {
    kind: 'edited',
    type: 'change_notice',
    severity: 'high',
    summary: 'You now get 7 days’ notice of price changes instead of 30.',
    before: 'We will tell you at least 30 days before we change our prices, by e-mail.',
    after: 'We will tell you at least 7 days before we change our prices, in the app.',
    substantive: true,
  },
  {
    kind: 'added',
    type: 'arbitration',
    severity: 'high',
    summary: 'Arbitration is new: you can no longer go to court.',
    before: null,
    after: 'All disputes between you and Parley shall be finally settled by binding individual arbitration.',
    substantive: true,
  },
  {
    kind: 'removed',
    type: 'data_deletion',
    severity: 'medium',
    summary: 'The promise to delete your data within 60 days is gone.',
    before: 'We delete your data within 60 days after you close your account.',
    after: null,
    substantive: true,
  },
  {
    kind: 'cosmetic',
    type: null,
    severity: 'info',
    summary: 'The date at the top changed.',
    before: 'Last updated 3 March 2026',
    after: 'Last updated 1 July 2026',
    substantive: false,
  },
];

/** A row of the label, answered by findings of `sampleFindings` by their types; the first decides. */
function labelRow(row: LabelRow['row'], ...answers: [type: string, answer: 'yes' | 'no', says: string, is?: 'good' | Severity][]): LabelRow {
  const sources = answers.map(([type, answer, says, is]): LabelSource => {
    const finding = sampleFindings.find((one) => one.type === type);
    return {
      answer, type, says,
      severity: is === 'good' ? 'info' : (is ?? finding?.severity ?? 'info'),
      stance: is === 'good' ? 'for_you' : (finding?.stance ?? 'neutral'),
      possible: finding?.match.kind === 'model',
      finding: finding?.id ?? null,
      record_id: finding?.record_id ?? null,
      document: 'SP-D-KX4M7Q2AFT',
    };
  });
  const [first] = sources;
  if (!first) return { row, answer: 'not_said', severity: 'info', stance: 'neutral', says: null, sources };
  return { row, answer: first.answer, severity: first.severity, stance: first.stance, says: first.says, sources };
}

export const sampleLabel: LabelRow[] = [
  labelRow('kept'),
  labelRow('read', ['human_review', 'yes', 'by its staff']),
  labelRow(
    'trains',
    ['feedback_overrides_opt_out', 'yes', 'on chats you rate, even if you opted out'],
    ['content_trains_ai', 'yes', 'unless you turn it off'],
  ),
  labelRow('shared'),
  labelRow('sold', ['no_data_sale', 'no', 'they say', 'good']),
  labelRow('ads'),
  labelRow('opt_out', ['feedback_overrides_opt_out', 'yes', 'but perhaps not for chats you rate', 'medium'], ['content_trains_ai', 'yes', 'of AI training', 'good']),
  labelRow('leave'),
];

export const sampleReport: Report = {
  document: {
    id: 'SP-D-KX4M7Q2AFT',
    url: 'https://parley.example/terms',
    service: 'Parley AI',
    terms_type: 'Terms of Service',
    language: 'en',
    sha256: hex(3),
    extractor: 'smallprint-extract/1 unicode/15.0',
    first_seen: '2026-06-03T08:12:00Z',
    last_verified: '2026-11-21T20:00:00Z',
    versions: 1,
    status: 'new',
  },
  reason: null,
  findings: sampleFindings,
  label: sampleLabel,
  changes: null,
  stored: true,
  stored_reason: null,
  unseen: 0,
  truncated: null,
  notice: 'This describes what the text says. It is not legal advice.',
  timing_ms: { extract: 2.1, match: 1.4, store: 0.8, total: 4.6 },
};

export const changedReport: Report = {
  ...sampleReport,
  document: { ...sampleReport.document, status: 'changed', versions: 4 },
  changes: { since: '2026-06-03T08:12:00Z', back_to: null, added: 1, removed: 1, changed: 1, substantive: true, items: sampleChangeItems },
  unseen: 1,
};

export const emptyReport: Report = { ...sampleReport, findings: [], label: sampleLabel.map(({ row }) => labelRow(row)), document: { ...sampleReport.document, status: 'unchanged' } };
