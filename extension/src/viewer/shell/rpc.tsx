// The viewer's data: typed calls to the host with a small memory of replies, so that going back is instant; and hooks
// that give a view its data with loading, failure and paging.

import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Methods } from '../../protocol/types';
import { NoSession, type Session } from '../session';

export type Method = keyof Methods;
export type Params<M extends Method> = Methods[M]['params'];
export type Result<M extends Method> = Methods[M]['result'];

const mostReplies = 60;

export class Rpc {
  readonly #replies = new Map<string, unknown>();

  constructor(
    private readonly session: Session,
    /** Told of a session that the host no longer knows, and of the number of unseen changes that replies carry. */
    private readonly told: { lost?: () => void; unseen?: (count: number) => void } = {},
  ) {}

  /** Asks the host; always anew. Throws RpcFailed, NoSession or what fetch throws. */
  async call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    try {
      const result = (await this.session.call(method, params)) as Result<M>;
      this.#keep(keyOf(method, params), result);
      const unseen: unknown = typeof result === 'object' && 'unseen' in result ? result.unseen : undefined;
      if (typeof unseen === 'number') this.told.unseen?.(unseen);
      return result;
    } catch (error) {
      if (error instanceof NoSession) this.told.lost?.();
      throw error;
    }
  }

  /** The last reply to the same question, if it is still remembered. */
  remembered<M extends Method>(method: M, params: Params<M>): Result<M> | undefined {
    return this.#replies.get(keyOf(method, params)) as Result<M> | undefined;
  }

  /** After something was changed: the replies of these methods no longer hold. */
  forget(...methods: readonly Method[]): void {
    for (const key of this.#replies.keys()) if (methods.some((one) => key.startsWith(`${one} `))) this.#replies.delete(key);
  }

  #keep(key: string, result: unknown): void {
    this.#replies.delete(key);
    this.#replies.set(key, result);
    for (const oldest of this.#replies.keys()) {
      if (this.#replies.size <= mostReplies) break;
      this.#replies.delete(oldest);
    }
  }
}

function keyOf(method: string, params: object): string {
  return `${method} ${JSON.stringify(params)}`;
}

const RpcContext = createContext<Rpc | null>(null);
export const RpcProvider = RpcContext.Provider;

function useClient(): Rpc {
  const rpc = useContext(RpcContext);
  if (!rpc) throw new Error('a view outside the shell');
  return rpc;
}

/** For actions: asks the host, and drops remembered replies that the action made wrong. */
export function useCall(): { call: Rpc['call']; forget: Rpc['forget'] } {
  const rpc = useClient();
  return useMemo(() => ({ call: rpc.call.bind(rpc), forget: rpc.forget.bind(rpc) }), [rpc]);
}

export interface Asked<T> {
  /** What there is; of the question before, while a changed question is asked. */
  readonly data?: T;
  readonly error?: Error;
  readonly loading: boolean;
  readonly again: () => void;
}

/** The host's answer to a question; null asks nothing. */
export function useRpc<M extends Method>(method: M, params: Params<M> | null): Asked<Result<M>> {
  const rpc = useClient();
  const key = params === null ? '' : keyOf(method, params);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ key: string; data?: Result<M>; error?: Error }>({ key: '' });
  const remembered = params === null ? undefined : rpc.remembered(method, params);
  const asked = useRef(params);
  asked.current = params;
  useEffect(() => {
    const question = asked.current;
    if (question === null) return;
    let dropped = false;
    rpc.call(method, question).then(
      (data) => {
        if (!dropped) setState({ key, data });
      },
      (error: unknown) => {
        if (!dropped) setState({ key, error: asError(error) });
      },
    );
    return () => {
      dropped = true;
    };
  }, [rpc, method, key, turn]);
  const again = useCallback(() => {
    setState({ key: '' });
    setTurn((last) => last + 1);
  }, []);
  const settled = state.key === key && (state.data !== undefined || state.error !== undefined);
  const data = state.key === key && state.data !== undefined ? state.data : (remembered ?? state.data);
  return {
    ...(data !== undefined && params !== null && { data }),
    ...(settled && state.error && { error: state.error }),
    loading: params !== null && !settled && remembered === undefined,
    again,
  };
}

/** Methods whose results are pages: items and the cursor of the next. */
export type PagedMethod = {
  [M in Method]: Result<M> extends { items: unknown[]; next_cursor: string | null } ? M : never;
}[Method];
export type ItemOf<M extends PagedMethod> = Result<M> extends { items: (infer T)[] } ? T : never;

export interface Pages<M extends PagedMethod> {
  readonly items: readonly ItemOf<M>[];
  /** The latest page as a whole, for what stands beside its items (totals). */
  readonly page?: Result<M>;
  readonly error?: Error;
  readonly loading: boolean;
  /** Asks for the next page; absent where there is none. */
  readonly more?: () => void;
  /** Asks again for all that is shown, which stays until the answers are there. */
  readonly refresh: () => void;
  readonly again: () => void;
}

/** A list that grows page by page. Starts anew when `params` (without a cursor) change; keeps the old items until then. */
export function usePages<M extends PagedMethod>(method: M, params: Omit<Params<M>, 'cursor'> | null): Pages<M> {
  const rpc = useClient();
  const key = params === null ? '' : keyOf(method, params);
  const [rest, setRest] = useState<{ key: string; pages: Result<M>[]; loading: boolean; error?: Error }>({ key, pages: [], loading: false });
  const first = useRpc(method, params as Params<M> | null);
  const later = rest.key === key ? rest : { key, pages: [], loading: false };
  const all: Result<M>[] = first.data === undefined ? [] : [first.data, ...later.pages];
  const last = all.at(-1);
  const cursor = last?.next_cursor ?? null;
  const more = (): void => {
    setRest({ key, pages: later.pages, loading: true });
    rpc.call(method, { ...params, cursor } as Params<M>).then(
      (page) => setRest((now) => (now.key === key ? { key, pages: [...now.pages, page], loading: false } : now)),
      (error: unknown) => setRest((now) => (now.key === key ? { ...now, loading: false, error: asError(error) } : now)),
    );
  };
  const refresh = (): void => {
    first.again();
    const cursors = all.slice(0, -1).map((page) => page.next_cursor);
    void Promise.all(cursors.map((at) => rpc.call(method, { ...params, cursor: at } as Params<M>))).then(
      (pages) => setRest((now) => (now.key === key && now.pages.length === pages.length ? { ...now, pages } : now)),
      () => undefined,
    );
  };
  const error = first.error ?? later.error;
  return {
    refresh,
    items: all.flatMap((page) => page.items as ItemOf<M>[]),
    ...(last !== undefined && { page: last }),
    ...(error && { error }),
    loading: first.loading || later.loading,
    ...(cursor !== null && !first.loading && { more }),
    again() {
      setRest({ key, pages: [], loading: false });
      first.again();
    },
  };
}

/** Asks again, a few times and ever more slowly, while the host says that it has not read everything yet. */
export function useUntilRead(pending: boolean | undefined, again: () => void): void {
  const tries = useRef(0);
  const latest = useRef(again);
  latest.current = again;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!pending) {
      tries.current = 0;
      return;
    }
    if (tries.current >= 400) return;
    const timer = setTimeout(() => {
      tries.current += 1;
      latest.current();
      setTurn((last) => last + 1);
    }, Math.min(120 + tries.current * 20, 600));
    return () => clearTimeout(timer);
  }, [pending, turn]);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
