// A made-up history for tests and pictures of the viewer: six invented services over two years, imported as an archive's
// collection is (a git repository of Markdown, made here). The sentences are the examples of the clause types, which are our
// own words and which the reader finds by its own tests. Days are counted back from today, so that charts by month have bars.
import { execFileSync, spawn } from 'node:child_process';
import { endianness } from 'node:os';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const types = new Map();
for (const file of readdirSync(path.join(root, 'shared/catalogue/clause_types'))) {
  const type = JSON.parse(readFileSync(path.join(root, 'shared/catalogue/clause_types', file), 'utf8'));
  types.set(type.id, { category: type.category, says: (type.examples?.match ?? []).map((one) => one.text ?? one) });
}

const headings = [
  ['control', 'Your account and these terms'], ['content', 'What you make'], ['ai', 'Artificial intelligence'], ['data', 'Your data'],
  ['money', 'What you pay'], ['liability', 'What we owe you'], ['disputes', 'If we disagree'],
];

/** The words of a clause: "type" or "type#n" for its n-th example. */
function words(clause) {
  const [id, at = '0'] = clause.split('#');
  const said = types.get(id)?.says ?? [];
  if (said.length === 0) throw new Error(`no example of ${id}`);
  return said[Number(at) % said.length].replaceAll('Acme', 'we');
}

function markdown(name, title, date, clauses) {
  const parts = [`# ${title}`, `Last updated: ${date}`, `These words are an agreement between you and ${name}. Please read all of them with care before you begin.`];
  for (const [category, heading] of headings) {
    const own = clauses.filter((one) => types.get(one.split('#')[0])?.category === category);
    if (own.length > 0) parts.push(`## ${parts.filter((one) => one.startsWith('## ')).length + 1}. ${heading}`, ...own.map(words));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Steps: [days ago, clauses that come, clauses that go]. The first is where the document begins. */
const services = {
  'Parley AI': {
    'Terms of Service': [
      [690, ['account_responsibility', 'unilateral_change', 'unilateral_termination', 'content_ownership', 'training_opt_in', 'output_ownership', 'price_change', 'warranty_disclaimer', 'choice_of_law', 'update_date']],
      [560, ['change_notice'], []],
      [455, ['feedback_trains_ai', 'human_review'], []],
      [330, ['arbitration', 'class_action_waiver', 'arbitration_opt_out'], []],
      [210, ['content_trains_ai', 'feedback_overrides_opt_out'], ['training_opt_in']],
      [120, ['liability_cap', 'indemnification'], []],
      [36, ['feedback_keeps_conversation', 'feedback_ownership'], ['change_notice']],
      [2, ['no_refunds', 'auto_renewal'], ['content_ownership']],
    ],
    'Privacy Policy': [
      [690, ['data_collected', 'no_data_sale', 'data_deletion', 'security_practices', 'cross_border_transfer']],
      [300, ['third_party_sharing', 'retention'], ['no_data_sale']],
      [4, ['targeted_ads', 'ai_third_party_processing'], []],
    ],
  },
  'Quillhouse': {
    'Terms of Service': [
      [600, ['account_responsibility#1', 'content_ownership', 'content_licence#1', 'no_ai_training', 'opt_out_right', 'change_notice', 'jurisdiction']],
      [250, ['price_change#1', 'auto_renewal#1'], []],
    ],
    'Privacy Policy': [[600, ['data_collected#1', 'no_data_sale#1', 'data_deletion#1', 'no_data_sharing', 'retention#1']]],
  },
  'Nimbus Drive': {
    'Terms of Service': [
      [655, ['content_licence', 'content_removal', 'account_suspension', 'unilateral_termination#1', 'liability_cap#1', 'warranty_disclaimer#1']],
      [400, ['arbitration#1', 'jury_waiver'], []],
      [95, ['aggregated_data_improves_models', 'service_change'], []],
      [5, ['saved_payment_method', 'claim_time_limit'], ['account_suspension']],
    ],
    'Privacy Policy': [[655, ['data_collected#2', 'law_enforcement', 'merger_transfer', 'third_party_sharing#1']], [180, ['data_sale', 'location_data'], []]],
  },
  'Larkspur Video': {
    'Community Guidelines': [[500, ['prohibited_use', 'content_removal#1', 'account_suspension#1', 'ai_disclosure_duty']]],
    'Terms of Service': [[500, ['contract_by_using', 'moral_rights_waiver', 'content_licence#2', 'age_limit', 'taxes_on_you', 'assignment']], [60, ['biometric_data', 'voice_cloning'], []]],
  },
  'Overpost': {
    'Privacy Policy': [[480, ['tracking', 'data_from_others', 'targeted_ads#1', 'third_party_sharing#2', 'automated_decisions']], [350, ['no_tracking'], ['tracking']], [335, ['tracking'], ['no_tracking']], [3, ['data_sale#1'], []]],
  },
  'Tallow & Co': {
    'Terms of Service': [[420, ['no_refunds#1', 'third_party_disclaimer', 'claim_time_limit#1', 'contract_by_using#1', 'choice_of_law#1']]],
  },
};

const day = 24 * 3600 * 1000;
const slug = (name) => name.toLowerCase().replace(/[^a-z]+/g, '');

/** What `git fast-import` reads: one commit a step, in the order of time. */
function stream(now) {
  const commits = [];
  for (const [service, documents] of Object.entries(services)) {
    for (const [title, steps] of Object.entries(documents)) {
      let clauses = [];
      for (const [at, [ago, come, go = []]] of steps.entries()) {
        clauses = [...clauses.filter((one) => !go.some((gone) => one.split('#')[0] === gone)), ...come];
        const time = now - ago * day;
        const date = new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
        const address = `https://www.${slug(service)}.example/${title.toLowerCase().replaceAll(' ', '-')}`;
        const message = `${at === 0 ? 'First record' : 'Record new changes'} of ${service} ${title}\n\nX-engine-version: 1.0.0\nX-source-document-location: ${address}\n`;
        commits.push({ time, path: `${service}/${title}.md`, message, text: markdown(service, title, date, clauses) });
      }
    }
  }
  commits.sort((a, b) => a.time - b.time);
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return commits
    .map(({ time, path: file, message, text }) => `commit refs/heads/main\ncommitter Archive <archive@example.invalid> ${Math.floor(time / 1000)} +0000\n${data(message)}M 100644 inline "${file}"\n${data(text)}`)
    .join('');
}

/** Sends requests to the host as a browser does; ends it; the replies in order. */
export async function asBrowser(program, env, requests) {
  const { development } = JSON.parse(readFileSync(path.join(root, 'shared/protocol/ids.json'), 'utf8'));
  const child = spawn(program, [`chrome-extension://${development.chromium}/`], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const replies = new Map();
  let pending = Buffer.alloc(0);
  const all = new Promise((resolve, reject) => {
    child.on('close', () => (replies.size === requests.length ? resolve() : reject(new Error('the host has ended too early'))));
    child.stdout.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const length = pending.length < 4 ? Infinity : endianness() === 'LE' ? pending.readUInt32LE(0) : pending.readUInt32BE(0);
        if (pending.length < 4 + length) break;
        const reply = JSON.parse(pending.subarray(4, 4 + length).toString('utf8'));
        replies.set(reply.id, reply);
        pending = pending.subarray(4 + length);
      }
      if (replies.size === requests.length) child.stdin.end();
    });
  });
  for (const [id, request] of requests.entries()) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, ...request }));
    const head = Buffer.alloc(4);
    if (endianness() === 'LE') head.writeUInt32LE(body.length);
    else head.writeUInt32BE(body.length);
    child.stdin.write(Buffer.concat([head, body]));
  }
  await all;
  return requests.map((_one, id) => {
    const { result, error } = replies.get(id);
    if (error) throw new Error(`${requests[id].method}: ${error.message}`);
    return result;
  });
}

/** Fills a store (of viewer.mjs) with all of it: documents, what was watched, what was given. */
export async function fillHistory(store) {
  const place = mkdtempSync(path.join(tmpdir(), 'smallprint-archive-'));
  try {
    const git = (words, input) => execFileSync('git', ['-C', place, ...words], { input, stdio: ['pipe', 'ignore', 'pipe'] });
    git(['init', '--quiet', '--bare', '--initial-branch=main']);
    git(['fast-import', '--quiet'], stream(Date.now()));
    store.run(['import', 'ota', place]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  const documents = JSON.parse(store.run(['history', 'list', '--format', 'json']));
  const id = (service, terms) => documents.find((one) => one.service === service && one.terms_type === terms).id;
  store.run(['watch', 'add', id('Parley AI', 'Terms of Service'), id('Nimbus Drive', 'Privacy Policy')]);
  const act = (service, direction, decision, level) => ({
    method: 'feedback.record',
    params: { url: `https://www.${slug(service)}.example/chat`, direction, decision, level, terms_version: 'none' },
  });
  await asBrowser(store.program, store.env, [
    act('Parley AI', 'up', 'proceed', 'hold'), act('Parley AI', 'down', 'proceed', 'hold'), act('Parley AI', 'up', 'cancel', 'hold'), act('Quillhouse', 'down', 'quiet', 'tell'),
    { method: 'feedback.record', params: { url: 'https://chat.mistral.ai/chat', direction: 'up', decision: 'proceed', level: 'hold', terms_version: 'none' } },
  ]);
  return { documents, id };
}
