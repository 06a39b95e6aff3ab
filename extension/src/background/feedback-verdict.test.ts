import { describe, expect, it } from 'vitest';
import { readPolicy, settingFor } from './feedback-policy';
import { sessionKey, verdictOf, verdictWithout, type VerdictParts, wordFor } from './feedback-verdict';
import { readSettings, withPause, withService } from './settings';

const parts: VerdictParts = {
  assessment: {
    service: { key: 'Parley AI', name: 'Parley' }, direction: 'up', level: 'hold', why: 'trains', headline: 'x', lines: [], actions: [],
    quote: null, terms_version: 'v1', terms_links: [], quiet: { quiet: false, reason: null, cancelled_before: false },
    given: { total: 0, since: null }, unseen: 0,
  },
  setting: 'hold', paused: false, remembered: undefined, site: 'parley.example', openShadow: false,
};
const quiet = { quiet: true, reason: 'proceeded', cancelled_before: false } as const;
const leveled = (level: 'tell' | 'unknown') => ({ ...parts.assessment, level });

describe('verdictOf', () => {
  it.each([
    ['hold', 'holds by itself', parts],
    ['tell', 'a level of tell', { ...parts, assessment: leveled('tell') }],
    ['tell', 'a level of unknown', { ...parts, assessment: leveled('unknown') }],
    ['tell', 'a user who wants to be told only', { ...parts, setting: 'tell' }],
    ['off', 'a user who wants nothing', { ...parts, setting: 'off' }],
    ['off', 'a pause', { ...parts, paused: true }],
    ['keep', 'a rule to keep', { ...parts, setting: 'keep' }],
    ['keep', 'a rule to keep, in a pause', { ...parts, setting: 'keep', paused: true }],
    ['quiet', 'an answer in the ledger', { ...parts, assessment: { ...parts.assessment, quiet } }],
    ['quiet', 'an answer of this session', { ...parts, remembered: 'quiet' }],
    ['hold', 'a cancel of this session', { ...parts, remembered: 'cancelled' }],
    ['keep', 'an answer before a rule to keep', { ...parts, setting: 'keep', remembered: 'quiet' }],
  ] as [string, string, VerdictParts][])('%s: %s', (mode, _, given) => expect(verdictOf(given).mode).toBe(mode));

  it('says that the last one was kept back', () => {
    expect(verdictOf({ ...parts, remembered: 'cancelled' }).assessment?.quiet.cancelled_before).toBe(true);
  });
});

describe('without a host', () => {
  it('lets the act pass and says so, but keeps what the user wants kept', () => {
    expect(verdictWithout('host_gone', 'hold', false, 'a.example', false)).toMatchObject({ mode: 'tell', level: 'unknown', trouble: 'host_gone' });
    expect(verdictWithout('host_gone', 'keep', false, 'a.example', false).mode).toBe('keep');
    expect(verdictWithout('host_slow', 'off', false, 'a.example', false).mode).toBe('off');
  });
});

describe('the session', () => {
  it('tells private windows, services, versions and directions apart', () => {
    const keys = [
      sessionKey(true, 'a', 'v1', 'up'), sessionKey(false, 'a', 'v1', 'up'), sessionKey(false, 'b', 'v1', 'up'),
      sessionKey(false, 'a', 'v2', 'up'), sessionKey(false, 'a', 'v1', 'down'),
    ];
    expect(new Set(keys).size).toBe(5);
  });

  it('remembers proceed and mute as quiet, a cancel as such, and nothing else', () => {
    expect((['proceed', 'muted', 'cancel', 'quiet', 'timeout'] as const).map(wordFor)).toEqual(['quiet', 'quiet', 'cancelled', undefined, undefined]);
  });
});

describe('settings and policy', () => {
  const settings = withService(readSettings({ feedback: { default: 'tell' } }), 'Parley AI', 'off').feedback;
  const none = readPolicy({});

  it('takes the service’s own setting, then the default', () => {
    expect(settingFor(['Parley AI', 'parley.example'], settings, none)).toEqual({ mode: 'off', locked: false });
    expect(settingFor(['Other'], settings, none)).toEqual({ mode: 'tell', locked: false });
  });

  it('puts the organisation’s word first', () => {
    const policy = readPolicy({ feedback_services: { 'Parley AI': 'keep' }, feedback_default: 'hold' });
    expect(settingFor(['Parley AI'], settings, policy)).toEqual({ mode: 'keep', locked: true });
    expect(settingFor(['Other'], settings, policy).mode).toBe('hold');
    const closed = readPolicy({ feedback_default: 'hold', feedback_may_change: false });
    expect(settingFor(['Parley AI'], settings, closed)).toEqual({ mode: 'hold', locked: true });
  });

  it('reads only what is well formed', () => {
    expect(readPolicy(undefined)).toEqual({ services: [], may_change: true, may_pause: true });
    expect(readPolicy({ feedback_default: 'keep', feedback_services: { a: 'x', b: 'tell' }, feedback_may_pause: false })).toEqual({
      services: [{ key: 'b', mode: 'tell' }], may_change: true, may_pause: false,
    });
    expect(readSettings({ feedback: { default: 'keep', services: [{ key: 'a', mode: 'x' }, { key: '', mode: 'off' }, 7], paused_until: 'x' } }).feedback).toEqual({
      default: 'hold', services: [], paused_until: 0,
    });
  });

  it('forgets a setting, and keeps a pause', () => {
    const all = withService(withPause(readSettings(undefined), 5), 'a', 'keep');
    expect(withService(all, 'a', 'default').feedback).toEqual({ default: 'hold', services: [], paused_until: 5 });
  });
});
