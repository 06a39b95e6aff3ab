import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NoSession, RpcFailed, type Session } from '../session';
import { Rpc, RpcProvider, usePages, useRpc, type Pages } from './rpc';

afterEach(() => render(null, document.body));

const page = (items: number[], next_cursor: string | null) => ({ items, next_cursor, total: 5, pending: false, unseen: 4 });

function session(answer: (method: string, params: Record<string, unknown>) => unknown): Session & { call: ReturnType<typeof vi.fn> } {
  return { secret: 's', call: vi.fn((method: string, params: object) => Promise.resolve().then(() => answer(method, params as Record<string, unknown>))) };
}

const settle = async () => {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('the viewer’s data', () => {
  it('remembers replies, tells of unseen changes and of a lost session', async () => {
    const told = { lost: vi.fn(), unseen: vi.fn() };
    let known = true;
    const rpc = new Rpc(
      session(() => {
        if (!known) throw new NoSession();
        return page([1], null);
      }),
      told,
    );
    await rpc.call('services.list', { limit: 1 });
    expect(told.unseen).toHaveBeenCalledWith(4);
    expect(rpc.remembered('services.list', { limit: 1 })).toEqual(page([1], null));
    rpc.forget('services.list');
    expect(rpc.remembered('services.list', { limit: 1 })).toBeUndefined();
    known = false;
    await expect(rpc.call('services.list', {})).rejects.toBeInstanceOf(NoSession);
    expect(told.lost).toHaveBeenCalledOnce();
  });

  it('adds pages, and begins anew for another question while the old answer stays', async () => {
    let pages: Pages<'services.list'> | undefined;
    function View({ query }: { query: string }) {
      pages = usePages('services.list', { query });
      return null;
    }
    const asked = session((_method, { query, cursor }) => (query === 'b' ? page([9], null) : cursor === '2' ? page([3], null) : page([1, 2], '2')));
    const rpc = new Rpc(asked);
    const show = (query: string) => render(<RpcProvider value={rpc}><View query={query} /></RpcProvider>, document.body);
    show('a');
    await settle();
    expect(pages?.items).toEqual([1, 2]);
    pages?.more?.();
    await settle();
    expect(pages?.items).toEqual([1, 2, 3]);
    expect(pages?.more).toBeUndefined();
    show('b');
    expect(pages?.items.slice(0, 2)).toEqual([1, 2]);
    await settle();
    expect(pages?.items).toEqual([9]);
  });

  it('says what failed, and asks again', async () => {
    let broken = true;
    let seen: ReturnType<typeof useRpc<'services.list'>> | undefined;
    function View() {
      seen = useRpc('services.list', {});
      return null;
    }
    const rpc = new Rpc(
      session(() => {
        if (broken) throw new RpcFailed('the disk is full', -32001);
        return page([1], null);
      }),
    );
    render(<RpcProvider value={rpc}><View /></RpcProvider>, document.body);
    await settle();
    expect(seen?.error?.message).toBe('the disk is full');
    broken = false;
    seen?.again();
    await settle();
    expect(seen?.error).toBeUndefined();
    expect(seen?.data?.items).toEqual([1]);
  });
});
