import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BadReply, HostError, LineLost, RpcClient, TimedOut } from './rpc';

interface Sent {
  id: number;
  method: string;
  params: unknown;
}

function client(): { rpc: RpcClient; sent: Sent[] } {
  const sent: Sent[] = [];
  return { rpc: new RpcClient({ post: (message) => void sent.push(message as Sent) }), sent };
}

const viewer = (url: string) => ({ url, unseen: 0 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('RpcClient', () => {
  it('matches answers that come out of order', async () => {
    const { rpc, sent } = client();
    const first = rpc.call('viewer.open', {}, 1000);
    const second = rpc.call('viewer.open', {}, 1000);
    rpc.receive({ jsonrpc: '2.0', id: sent[1]?.id, result: viewer('http://127.0.0.1:2/') });
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, result: viewer('http://127.0.0.1:1/') });
    expect((await first).url).toBe('http://127.0.0.1:1/');
    expect((await second).url).toBe('http://127.0.0.1:2/');
    expect(rpc.pending).toBe(0);
  });

  it('turns an error reply into a HostError with its name', async () => {
    const { rpc, sent } = client();
    const call = rpc.call('changes.list', {}, 1000);
    const error = { code: -32005, message: 'The history cannot be opened.', data: { code: 'store_unavailable' } };
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, error });
    await expect(call).rejects.toMatchObject({ code: 'store_unavailable', message: 'The history cannot be opened.' });
    await expect(call).rejects.toBeInstanceOf(HostError);
  });

  it('gives a malformed error a name of its own instead of trusting it', async () => {
    const { rpc, sent } = client();
    const call = rpc.call('changes.list', {}, 1000);
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, error: { message: '<b>x</b>' } });
    await expect(call).rejects.toMatchObject({ code: 'unknown' });
  });

  it('times out when nothing comes, and drops the late answer', async () => {
    const { rpc, sent } = client();
    const call = rpc.call('viewer.open', {}, 3000);
    const outcome = expect(call).rejects.toBeInstanceOf(TimedOut);
    await vi.advanceTimersByTimeAsync(3001);
    await outcome;
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, result: viewer('http://127.0.0.1:1/') });
    expect(rpc.pending).toBe(0);
  });

  it('refuses a result that is not what the schema says', async () => {
    const { rpc, sent } = client();
    const call = rpc.call('viewer.open', {}, 1000);
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, result: viewer('https://elsewhere.example/') });
    await expect(call).rejects.toBeInstanceOf(BadReply);
  });

  it('lets members through that a newer host adds', async () => {
    const { rpc, sent } = client();
    const call = rpc.call('viewer.open', {}, 1000);
    rpc.receive({ jsonrpc: '2.0', id: sent[0]?.id, result: { ...viewer('http://127.0.0.1:9/'), extra: 1 } });
    expect((await call).url).toBe('http://127.0.0.1:9/');
  });

  it('drops what nobody asked for', () => {
    const { rpc } = client();
    for (const message of [null, 7, 'x', [], {}, { jsonrpc: '2.0', id: 99, result: {} }, { jsonrpc: '2.0', id: '1' }]) {
      expect(() => rpc.receive(message)).not.toThrow();
    }
  });

  it('fails everything under way when the line is lost', async () => {
    const { rpc } = client();
    const calls = [rpc.call('viewer.open', {}, 1000), rpc.call('changes.list', {}, 1000)];
    rpc.lose('Native host has exited.');
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(LineLost);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reports a post that throws as a lost line', async () => {
    const rpc = new RpcClient({
      post: () => {
        throw new Error('Attempting to use a disconnected port object');
      },
    });
    await expect(rpc.call('viewer.open', {}, 1000)).rejects.toBeInstanceOf(LineLost);
    expect(vi.getTimerCount()).toBe(0);
  });
});
