import { describe, expect, it, vi } from 'vitest';
import { NoSession, openSession, RpcFailed } from './session';

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

function view(hash: string, answers: Answer[], kept?: string): { window: Window; fetch: ReturnType<typeof vi.fn>; stored: Map<string, string>; shown: string[] } {
  const stored = new Map<string, string>(kept === undefined ? [] : [['smallprint-session', kept]]);
  const shown: string[] = [];
  const fetch = vi.fn(() => {
    const { status = 200, body = {} } = answers.shift() ?? {};
    return Promise.resolve({ status, ok: status >= 200 && status < 300, json: () => Promise.resolve(body) });
  });
  const window = {
    location: { hash, pathname: '/', search: '' },
    history: { replaceState: (_state: unknown, _title: string, url: string) => void shown.push(url) },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
    fetch,
  };
  return { window: window as unknown as Window, fetch, stored, shown };
}

describe('the viewer’s session', () => {
  it('exchanges the token, takes it out of the address and keeps the rest', async () => {
    const { window, fetch, stored, shown } = view('#token=abc&at=SP-D-KX4M7Q2AFT', [{ body: { session: 's3cret' } }]);
    await openSession(window);
    expect(shown).toEqual(['/#at=SP-D-KX4M7Q2AFT']);
    expect(fetch).toHaveBeenCalledWith('/session', expect.objectContaining({ method: 'POST', body: '{"token":"abc"}', credentials: 'omit' }));
    expect(stored.get('smallprint-session')).toBe('s3cret');
  });

  it('carries the secret in a header and gives the result', async () => {
    const { window, fetch } = view('', [{ body: { jsonrpc: '2.0', id: 1, result: [1] } }], 's3cret');
    const session = await openSession(window);
    await expect(session.call('changes.list', { limit: 1 })).resolves.toEqual([1]);
    const [path, init] = fetch.mock.calls[0] as [string, RequestInit];
    expect(path).toBe('/rpc');
    expect((init.headers as Record<string, string>)['X-Smallprint-Session']).toBe('s3cret');
    expect(JSON.parse(init.body as string)).toEqual({ jsonrpc: '2.0', id: 1, method: 'changes.list', params: { limit: 1 } });
  });

  it('has none without a token or a secret, and forgets one the host refuses', async () => {
    await expect(openSession(view('', []).window)).rejects.toBeInstanceOf(NoSession);
    await expect(openSession(view('#token=used', [{ status: 403 }]).window)).rejects.toBeInstanceOf(NoSession);
    const { window, stored } = view('', [{ status: 401 }], 'old');
    const session = await openSession(window);
    await expect(session.call('host.hello', {})).rejects.toBeInstanceOf(NoSession);
    expect(stored.size).toBe(0);
  });

  it('passes on the host’s errors with their code', async () => {
    const { window } = view('', [{ body: { error: { code: -32601, message: 'no such method' } } }, { status: 500 }], 's');
    const session = await openSession(window);
    await expect(session.call('x', {})).rejects.toMatchObject({ code: -32601, message: 'no such method' });
    await expect(session.call('x', {})).rejects.toBeInstanceOf(RpcFailed);
  });
});
