#!/usr/bin/env node
// A stand-in for the native host: speaks its frames and says about feedback controls what a test wants, slowly or wrongly if
// the test wants that. Tests of what a page sees need no terms; those of the real host are elsewhere.
//
// $SMALLPRINT_HOME/stand-in.json is read at each feedback.assess: {result, delay (ms), error, die}. Every request of the
// guard is written to $SMALLPRINT_HOME/stand-in.jsonl.
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

const home = process.env.SMALLPRINT_HOME;
const nothing = { total: 0, since: null };

function wishes() {
  try {
    return JSON.parse(readFileSync(path.join(home, 'stand-in.json'), 'utf8'));
  } catch {
    return {};
  }
}

/** What the ledger would know: which acts have settled which. */
const settled = new Map();

function assess({ direction }) {
  const { result = {} } = wishes();
  const version = result.terms_version ?? 'v1';
  const last = settled.get(`${direction} ${version}`);
  const level = result.level ?? 'hold';
  const quiet = level === 'hold' ? last === 'proceed' || last === 'muted' : last !== undefined && last !== 'timeout';
  return {
    service: { key: 'Parley AI', name: 'Parley AI' },
    direction,
    level,
    why: 'trains',
    headline: 'Parley AI may train its models on this whole conversation, even though you opted out',
    lines: ['The conversation is kept for up to five years.', 'People at Parley may read it.'],
    actions: [{ text: 'Turn off training in the settings', url: 'https://parley.example/settings' }],
    quote: {
      exact: 'When you give Feedback, we store the related conversation and may use it to train our models, even if you have opted out.',
      prefix: '', suffix: '', source: 'history',
      document: {
        id: 'SP-D-KX4M7Q2AFT', url: 'https://parley.example/terms', terms_type: 'Terms of Service', title: 'Terms',
        sha256: 'ab'.repeat(32), captured_at: '2026-06-03T08:12:00.000Z',
      },
    },
    terms_version: version,
    terms_links: [],
    quiet: { quiet, reason: quiet ? 'proceeded' : null, cancelled_before: last === 'cancel' },
    given: nothing,
    unseen: 0,
    ...result,
  };
}

const byDecision = { proceed: 0, cancel: 0, quiet: 0, muted: 0, timeout: 0 };
const methods = {
  'host.hello': () => ({
    protocol: 1, host_version: '0.0.1', open_shadow: process.env.SMALLPRINT_OPEN_SHADOW === '1', unseen: 0,
    catalogue: { version: 'x', date: '2026-01-01T00:00:00.000Z', clause_types: 1, provisions: 0, services: 1 },
    store: { state: 'ready', message: null },
  }),
  'feedback.assess': assess,
  'feedback.record': ({ direction, decision, terms_version, record }) => {
    if (record) settled.set(`${direction} ${terms_version}`, decision);
    return { stored: record, stored_reason: record ? null : 'not_recorded', entry: record ? 1 : null, given: nothing, unseen: 0 };
  },
  'site.summary': () => ({
    service: 'Parley AI', known: true, documents: [], label: [], changes_recent: [], unseen: 0,
    given: { ...nothing, by_decision: byDecision, line: null },
  }),
  'changes.list': () => ({ items: [], next_cursor: null, unseen: 0 }),
  'changes.mark_seen': () => ({ marked: 0, unseen: 0 }),
};

function send(message) {
  const body = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  process.stdout.write(Buffer.concat([length, body]));
}

function answer({ id, method, params }) {
  const { delay = 0, error, die, wrong } = method.startsWith('feedback.') ? wishes() : {};
  if (method.startsWith('feedback.')) appendFileSync(path.join(home, 'stand-in.jsonl'), `${JSON.stringify({ method, params })}\n`);
  const result = methods[method]?.(params);
  if (die && method === 'feedback.assess') process.exit(1);
  setTimeout(() => {
    if (wrong && method === 'feedback.assess') send({ jsonrpc: '2.0', id, result: { level: 'hold' } });
    else if (error || !result) send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'No.', data: { code: 'internal' } } });
    else send({ jsonrpc: '2.0', id, result });
  }, method === 'feedback.assess' ? delay : 0);
}

let pending = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
  pending = Buffer.concat([pending, chunk]);
  while (pending.length >= 4) {
    const length = pending.readUInt32LE(0);
    if (pending.length < 4 + length) return;
    answer(JSON.parse(pending.subarray(4, 4 + length).toString('utf8')));
    pending = pending.subarray(4 + length);
  }
});
process.stdin.on('end', () => process.exit(0));
