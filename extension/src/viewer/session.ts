// The viewer's way to the host that serves it: a single-use token from the address buys a session secret, kept for this
// tab only; each call carries it in a header (DESIGN 5). Nothing here is ever sent elsewhere.

const storageKey = 'smallprint-session';
const header = 'X-Smallprint-Session';

/** The host does not know this tab (any more). */
export class NoSession extends Error {}

/** The host answered with an error; `code` is JSON-RPC's. */
export class RpcFailed extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

export interface Session {
  readonly secret: string;
  call(method: string, params: object): Promise<unknown>;
}

/**
 * Takes the token out of the address (so that it is in no bookmark) and exchanges it; else uses what the tab has. Throws
 * NoSession if there is neither, or the host refuses.
 */
export async function openSession(view: Window): Promise<Session> {
  const fragment = new URLSearchParams(view.location.hash.slice(1));
  const token = fragment.get('token');
  if (token !== null) {
    fragment.delete('token');
    const rest = fragment.toString();
    view.history.replaceState(null, '', view.location.pathname + view.location.search + (rest ? `#${rest}` : ''));
    view.sessionStorage.setItem(storageKey, await exchange(view, token));
  }
  const secret = view.sessionStorage.getItem(storageKey);
  if (!secret) throw new NoSession();
  return sessionWith(view, secret);
}

/** The session of a secret that another tab gave; keeps it for this tab. */
export function adoptSession(view: Window, secret: string): Session {
  view.sessionStorage.setItem(storageKey, secret);
  return sessionWith(view, secret);
}

function sessionWith(view: Window, secret: string): Session {
  let id = 0;
  return {
    secret,
    async call(method, params) {
      id += 1;
      const answer = await post(view, '/rpc', { jsonrpc: '2.0', id, method, params }, { [header]: secret });
      return resultOf(answer);
    },
  };
}

async function exchange(view: Window, token: string): Promise<string> {
  const answer = await post(view, '/session', { token }, {});
  const session = isRecord(answer) ? answer['session'] : undefined;
  if (typeof session !== 'string' || session === '') throw new NoSession();
  return session;
}

async function post(view: Window, path: string, body: object, headers: Record<string, string>): Promise<unknown> {
  const reply = await view.fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  });
  if (reply.status === 401 || reply.status === 403) {
    view.sessionStorage.removeItem(storageKey);
    throw new NoSession();
  }
  if (!reply.ok) throw new RpcFailed(`HTTP ${reply.status}`, reply.status);
  return reply.json();
}

function resultOf(answer: unknown): unknown {
  if (!isRecord(answer)) throw new RpcFailed('no JSON-RPC reply', -32603);
  const error = answer['error'];
  if (isRecord(error)) throw new RpcFailed(String(error['message']), Number(error['code']));
  return answer['result'];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
