import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostStateView } from '../protocol/messages';
import { HostError, LineLost, TimedOut } from '../protocol/rpc';
import { Host, HostUnavailable, type PortLike } from './host';

interface Request {
  id: number;
  method: string;
  params: Record<string, unknown>;
}

const helloResult = {
  protocol: 1,
  host_version: '0.1.0',
  catalogue: { version: '1', date: '2026-01-01', clause_types: 1, provisions: 1, services: 1 },
  open_shadow: false,
  store: { state: 'ready', message: null },
  unseen: 0,
};
const noChanges = { items: [], next_cursor: null, unseen: 4 };

/** A host whose answers the test gives. */
class FakePort implements PortLike {
  readonly sent: Request[] = [];
  closed = false;
  #message: (message: unknown) => void = () => undefined;
  #disconnect: (port: unknown) => void = () => undefined;
  onMessage = { addListener: (listener: (message: unknown) => void) => void (this.#message = listener) };
  onDisconnect = { addListener: (listener: (port: unknown) => void) => void (this.#disconnect = listener) };
  constructor(readonly answer: (request: Request, port: FakePort) => void) {}
  postMessage(message: object): void {
    this.sent.push(message as Request);
    queueMicrotask(() => this.answer(message as Request, this));
  }
  disconnect(): void {
    this.closed = true;
  }
  reply(request: Request, result: unknown): void {
    this.#message({ jsonrpc: '2.0', id: request.id, result });
  }
  fail(request: Request, error: unknown): void {
    this.#message({ jsonrpc: '2.0', id: request.id, error });
  }
  /** The browser closes the port. */
  drop(text: string): void {
    this.#disconnect({ text });
  }
}

function setUp(answer: (request: Request, port: FakePort) => void) {
  const ports: FakePort[] = [];
  const states: HostStateView[] = [];
  const unseen: number[] = [];
  const host = new Host({
    connect: () => {
      const port = new FakePort(answer);
      ports.push(port);
      return port;
    },
    disconnectText: (port) => (port as { text?: string }).text,
    now: () => Date.now(),
    onState: (view) => states.push(view),
    onUnseen: (count) => unseen.push(count),
  });
  return { host, ports, states, unseen };
}

function polite(request: Request, port: FakePort): void {
  port.reply(request, request.method === 'host.hello' ? helloResult : noChanges);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Host', () => {
  it('says hello once, however many ask at once, and then answers', async () => {
    const { host, ports, unseen } = setUp(polite);
    await Promise.all([host.call('changes.list', {}), host.call('changes.list', {}), host.check()]);
    expect(ports).toHaveLength(1);
    expect(ports[0]?.sent.map(({ method }) => method)).toEqual(['host.hello', 'changes.list', 'changes.list']);
    expect(ports[0]?.sent[0]?.params).toEqual({ protocol: 1 });
    expect(host.view?.state).toBe('ok');
    expect(unseen).toContain(4);
  });

  it('starts the program anew once what the old one owes is answered', async () => {
    const held: Request[] = [];
    const { host, ports } = setUp((request, port) => {
      if (request.method === 'changes.list' && held.length === 0) held.push(request);
      else polite(request, port);
    });
    host.renew(); // Nothing runs: nothing to do.
    const owed = host.call('changes.list', {});
    await vi.advanceTimersByTimeAsync(1);
    host.renew();
    expect(ports[0]?.closed).toBe(false);
    await host.call('changes.list', {});
    expect(ports).toHaveLength(2);
    const [request] = held;
    if (request) ports[0]?.reply(request, noChanges);
    await expect(owed).resolves.toEqual(noChanges);
    expect(ports[0]?.closed).toBe(true);
    expect(ports[1]?.closed).toBe(false);
    host.renew();
    expect(ports[1]?.closed).toBe(true);
    expect(host.view?.state).toBe('ok');
  });

  it('is missing when the browser finds no host, and is left alone for a while', async () => {
    const { host, ports } = setUp((_, port) => port.drop('Specified native messaging host not found.'));
    await expect(host.call('changes.list', {})).rejects.toMatchObject({ view: { state: 'missing', message_key: 'host_missing' } });
    await expect(host.call('changes.list', {})).rejects.toBeInstanceOf(HostUnavailable);
    expect(ports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1001);
    await host.check();
    expect(ports).toHaveLength(2);
    await host.check();
    expect(ports).toHaveLength(2);
    await host.check({ fresh: true });
    expect(ports).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [0, 'too_old'],
    [7, 'too_new'],
  ])('protocol %i is %s, by result or by error', async (protocol, state) => {
    const byResult = setUp((request, port) => port.reply(request, { ...helloResult, protocol }));
    expect((await byResult.host.check()).state).toBe(state);
    expect(byResult.ports[0]?.closed).toBe(true);
    const data = { code: 'protocol_mismatch', extension_protocol: 1, host_protocol: protocol };
    const byError = setUp((request, port) => port.fail(request, { code: -32010, message: 'No.', data }));
    expect((await byError.host.check()).state).toBe(state);
  });

  it('gives up on a host that never says hello', async () => {
    const { host, ports } = setUp(() => undefined);
    const checked = host.check();
    await vi.advanceTimersByTimeAsync(10_001);
    expect((await checked).state).toBe('failing');
    expect(ports[0]?.closed).toBe(true);
  });

  it('passes errors on and stays ok', async () => {
    const error = { code: -32002, message: 'Too large.', data: { code: 'too_large' } };
    const { host } = setUp((request, port) => {
      if (request.method === 'host.hello') polite(request, port);
      else port.fail(request, error);
    });
    await expect(host.call('changes.list', {})).rejects.toBeInstanceOf(HostError);
    expect(host.view?.state).toBe('ok');
  });

  it('starts anew after a host that left in peace', async () => {
    const { host, ports } = setUp(polite);
    await host.call('changes.list', {});
    ports[0]?.drop('Native host has exited.');
    expect(host.view?.state).toBe('ok');
    await host.call('changes.list', {});
    expect(ports).toHaveLength(2);
  });

  it('is failing after a host that died over a request', async () => {
    const { host } = setUp((request, port) => {
      if (request.method === 'host.hello') polite(request, port);
      else port.drop('Native host has exited.');
    });
    await expect(host.call('changes.list', {})).rejects.toBeInstanceOf(LineLost);
    expect(host.view).toMatchObject({ state: 'failing', detail: 'Native host has exited.' });
  });

  it('hangs up on a line that has gone silent, not on one that answers others', async () => {
    let silent = false;
    const { host, ports } = setUp((request, port) => {
      if (request.method !== 'site.summary' && !silent) polite(request, port);
    });
    await host.check();
    const slow = host.call('site.summary', { url: 'https://a.example/' });
    const outcome = expect(slow).rejects.toBeInstanceOf(TimedOut);
    await vi.advanceTimersByTimeAsync(1);
    await host.call('changes.list', {});
    await vi.advanceTimersByTimeAsync(5001);
    await outcome;
    expect(ports[0]?.closed).toBe(false);

    silent = true;
    const dead = expect(host.call('changes.list', {})).rejects.toBeInstanceOf(TimedOut);
    await vi.advanceTimersByTimeAsync(10_001);
    await dead;
    expect(ports[0]?.closed).toBe(true);
    expect(host.view?.state).toBe('failing');
  });

  it('lets the host go after five quiet minutes', async () => {
    const { host, ports } = setUp(polite);
    await host.call('changes.list', {});
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(ports[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(ports[0]?.closed).toBe(true);
    await host.call('changes.list', {});
    expect(ports).toHaveLength(2);
  });

  it('takes a connect that throws for a failing host', async () => {
    const host = new Host({
      connect: () => {
        throw new Error('no such permission');
      },
      disconnectText: () => undefined,
      now: () => Date.now(),
    });
    expect(await host.check()).toMatchObject({ state: 'failing' });
  });
});
