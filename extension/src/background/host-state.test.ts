import { describe, expect, it } from 'vitest';
import { backOff, hostView, readHello, stateAfterDisconnect, stateFromProtocol } from './host-state';

const hello = {
  protocol: 1,
  host_version: '0.1.0',
  catalogue: { version: '1', date: '2026-01-01', clause_types: 1, provisions: 1, services: 1 },
  open_shadow: true,
  store: { state: 'ready', message: null },
  unseen: 3,
};

describe('stateAfterDisconnect', () => {
  it.each([
    ['Specified native messaging host not found.', 'missing'],
    ['Access to the specified native messaging host is forbidden.', 'forbidden'],
    ['Native host has exited.', 'failing'],
    ['Error when communicating with the native messaging host.', 'failing'],
    ['No such native application org.smallprint.host', 'missing'],
    ['An unexpected error occurred', 'missing'],
    ['', 'failing'],
    [undefined, 'failing'],
  ])('%s → %s', (text, state) => expect(stateAfterDisconnect(text, false)).toBe(state));

  it('knows that a host which has spoken is there', () => {
    expect(stateAfterDisconnect('An unexpected error occurred', true)).toBe('failing');
  });
});

describe('readHello', () => {
  it('reads a good one', () => {
    expect(readHello(hello)).toMatchObject({ state: 'ok', version: '0.1.0', openShadow: true, unseen: 3 });
  });
  it.each([
    [{ ...hello, protocol: 2 }, 'too_new'],
    [{ ...hello, protocol: 0 }, 'too_old'],
    [{ ...hello, unseen: '3' }, 'failing'],
    [{ ...hello, protocol: 'x' }, 'failing'],
    [null, 'failing'],
    ['<b>', 'failing'],
  ])('%# is not ok', (reply, state) => expect(readHello(reply)).toMatchObject({ state, openShadow: false }));
});

it('compares protocols', () => {
  expect([0, 1, 2, 1.5, undefined].map(stateFromProtocol)).toEqual(['too_old', 'failing', 'too_new', 'failing', 'failing']);
});

it('cuts what it shows of foreign words', () => {
  expect(hostView('failing', 'x'.repeat(9999)).detail?.length).toBe(500);
  expect(hostView('missing')).toEqual({ state: 'missing', message_key: 'host_missing' });
});

it('backs off by doubling, up to a minute', () => {
  expect([0, 1, 2, 3, 7, 50].map(backOff)).toEqual([0, 1000, 2000, 4000, 60_000, 60_000]);
});
