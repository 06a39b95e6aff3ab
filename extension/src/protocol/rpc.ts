// JSON-RPC 2.0 over anything that can post a message. Pure but for the timers it is given: it numbers requests, matches
// answers in any order, ends each request exactly once (answer, error, time-out or loss of the line), and checks every
// result against the method's schema, because what comes over the line is not trusted.

import * as validators from './generated/validators';
import type { Methods, RpcErrorName } from './types';

export type Method = keyof Methods;

/** The host answered with an error. */
export class HostError extends Error {
  constructor(
    readonly code: RpcErrorName | 'unknown',
    message: string,
    readonly data: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** No answer came in time. Chromium gives no sign at all when a reply is not JSON, so this is the only one there is. */
export class TimedOut extends Error {}

/** The line was lost while the request was under way; `detail` is what the browser said. */
export class LineLost extends Error {}

/** The host answered with something that is not what the method's schema promises. */
export class BadReply extends Error {}

interface Waiting {
  method: Method;
  settle: (result: unknown) => void;
  fail: (reason: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

export interface RpcOptions {
  /** Puts one message on the line; may throw. */
  post: (message: object) => void;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class RpcClient {
  readonly #post: (message: object) => void;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;

  constructor({ post }: RpcOptions) {
    this.#post = post;
  }

  /** How many requests have had no answer yet. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** Sends a request. Rejects with HostError, TimedOut, LineLost or BadReply. */
  call<M extends Method>(method: M, params: Methods[M]['params'], timeoutMs: number): Promise<Methods[M]['result']> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new TimedOut(`no answer to ${method} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, {
        method,
        settle: (result) => resolve(result as Methods[M]['result']),
        fail: reject,
        timer,
      });
      try {
        this.#post({ jsonrpc: '2.0', id, method, params });
      } catch (error) {
        this.#take(id)?.fail(new LineLost(error instanceof Error ? error.message : String(error)));
      }
    });
  }

  /** Takes one message from the line. What nobody waits for (late, doubled, malformed) is dropped. */
  receive(message: unknown): void {
    if (!isRecord(message) || message['jsonrpc'] !== '2.0' || typeof message['id'] !== 'number') return;
    const waiting = this.#take(message['id']);
    if (waiting === undefined) return;
    if ('error' in message) {
      waiting.fail(hostError(message['error']));
      return;
    }
    const check = validators.results[waiting.method];
    // hello is checked by who calls it: another protocol version must be told apart from a broken reply.
    if (waiting.method !== 'host.hello' && !check(message['result'])) {
      waiting.fail(new BadReply(`${waiting.method}: ${describe(check)}`));
      return;
    }
    waiting.settle(message['result']);
  }

  /** The line is gone: every request under way fails. */
  lose(detail: string): void {
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.fail(new LineLost(detail));
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return undefined;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** Whether `value` is a result of host.hello by the schema. */
export function isHelloResult(value: unknown): value is Methods['host.hello']['result'] {
  return validators.host_hello(value);
}

function describe(check: validators.Validator): string {
  const first = check.errors?.[0];
  return first === undefined ? 'not as its schema says' : `${first.instancePath || 'result'} ${first.keyword}`;
}

function hostError(error: unknown): HostError {
  if (!validators.error(error)) return new HostError('unknown', 'The host answered with an error it did not name.', {});
  const { message, data } = error as { message: string; data: { code: RpcErrorName } & Record<string, unknown> };
  return new HostError(data.code, message, data);
}
