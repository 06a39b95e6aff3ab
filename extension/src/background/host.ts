// The one line to the native host. It is opened when something is asked, says hello first, and is closed after a while of
// silence so that neither the host nor this worker stays for nothing. After a failure it is left alone for a growing
// while (no timers: the next need finds out), unless the user asks for a fresh try.

import { HostError, LineLost, type Method, RpcClient, TimedOut } from '../protocol/rpc';
import type { HostStateView } from '../protocol/messages';
import type { Methods } from '../protocol/types';
import { backOff, type Hello, hostView, protocolVersion, readHello, stateAfterDisconnect, stateFromProtocol } from './host-state';

/** What we need of `runtime.Port`. */
export interface PortLike {
  postMessage(message: object): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: (port: unknown) => void): void };
}

export interface HostOptions {
  /** Opens the port; may throw. */
  connect: () => PortLike;
  /** What the browser says of a closed port; asked inside the onDisconnect event. */
  disconnectText: (port: unknown) => string | undefined;
  now: () => number;
  /** Called after every change of state, and with every hello. */
  onState?: (view: HostStateView, hello: Hello | undefined) => void;
  /** Called whenever a reply says how many changes nobody has seen. */
  onUnseen?: (unseen: number) => void;
}

/** The host cannot be asked; `view` says why and what to tell the user. */
export class HostUnavailable extends Error {
  constructor(readonly view: HostStateView) {
    super(view.detail ?? view.state);
  }
}

/** Milliseconds to wait for an answer: long enough for a machine under load; longer where the host has much to do. */
const timeoutMs = 10_000;
const timeouts: Partial<Record<Method, number>> = {
  'page.analyze': 60_000,
  'site.summary': 5_000,
  'viewer.open': 20_000,
  'watch.check': 150_000,
  'catalogue.update': 330_000,
};

function timeoutOf(method: Method): number {
  return timeouts[method] ?? timeoutMs;
}

/** The line is closed after this long without a request. */
const idleMs = 5 * 60_000;

interface Line {
  port: PortLike;
  rpc: RpcClient;
  saidHello: boolean;
  lastHeard: number;
  /** Given up for a new one; closed when it owes nothing more. */
  retired: boolean;
}

export class Host {
  readonly #options: HostOptions;
  #line: Line | undefined;
  #opening: Promise<Line> | undefined;
  #view: HostStateView | undefined;
  #failures = 0;
  #notBefore = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** The last known state; undefined when nothing has been asked yet. */
  get view(): HostStateView | undefined {
    return this.#view;
  }

  /** Puts back what was known before the worker slept. */
  restore(view: HostStateView): void {
    this.#view ??= view;
  }

  /**
   * Asks the host. `fresh` ignores the back-off, for what the user asked for with his own hand.
   * Throws HostUnavailable when it cannot be asked, else what RpcClient.call throws.
   */
  async call<M extends Method>(method: M, params: Methods[M]['params'], { fresh = false } = {}): Promise<Methods[M]['result']> {
    const line = await this.#open(fresh);
    clearTimeout(this.#idle);
    const asked = this.#options.now();
    try {
      const result = await line.rpc.call(method, params, timeoutOf(method));
      if ('unseen' in result) this.#options.onUnseen?.(result.unseen);
      return result;
    } catch (error) {
      // Other answers came meanwhile: only this request is slow. Silence on the whole line: it is dead, start anew.
      if (error instanceof TimedOut && line.lastHeard < asked) this.#failed(line, hostView('failing', error.message));
      throw error;
    } finally {
      if (line.retired) this.#closeRetired(line);
      else this.#restOnceQuiet(line);
    }
  }

  /** Makes sure of the host's state, connecting if need be; never throws. */
  async check({ fresh = false } = {}): Promise<HostStateView> {
    try {
      await this.#open(fresh);
      if (this.#line !== undefined) this.#restOnceQuiet(this.#line);
    } catch (error) {
      if (error instanceof HostUnavailable) return error.view;
      throw error;
    }
    return this.#view ?? hostView('failing');
  }

  /** The next request starts the program anew, which then uses the catalogue it finds; what is owed is still answered. */
  renew(): void {
    const line = this.#line;
    if (line === undefined) return;
    this.#line = undefined;
    line.retired = true;
    this.#closeRetired(line);
  }

  #closeRetired(line: Line): void {
    if (line.rpc.pending === 0) line.port.disconnect();
  }

  #open(fresh: boolean): Promise<Line> {
    if (this.#line !== undefined) return Promise.resolve(this.#line);
    if (this.#opening !== undefined) return this.#opening;
    if (!fresh && this.#view !== undefined && this.#options.now() < this.#notBefore) {
      return Promise.reject(new HostUnavailable(this.#view));
    }
    this.#opening = this.#connect().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #connect(): Promise<Line> {
    let port: PortLike;
    try {
      port = this.#options.connect();
    } catch (error) {
      throw this.#refuse(hostView('failing', String(error)));
    }
    const rpc = new RpcClient({ post: (message) => port.postMessage(message) });
    const line: Line = { port, rpc, saidHello: false, lastHeard: -Infinity, retired: false };
    let closed: string | undefined;
    port.onMessage.addListener((message) => {
      line.lastHeard = this.#options.now();
      rpc.receive(message);
    });
    port.onDisconnect.addListener((which) => {
      closed = this.#options.disconnectText(which) ?? '';
      const busy = rpc.pending > 0;
      rpc.lose(closed);
      if (this.#line !== line) return;
      this.#line = undefined;
      // A host that leaves while it owes an answer has crashed; one that leaves in peace is started again when needed.
      if (busy) this.#refuse(hostView('failing', closed));
    });
    try {
      const hello = readHello(await rpc.call('host.hello', { protocol: protocolVersion }, timeoutOf('host.hello')));
      if (hello.state !== 'ok') throw this.#refuse(hostView(hello.state, 'The reply to host.hello is not as expected.', hello));
      line.saidHello = true;
      this.#line = line;
      this.#failures = 0;
      this.#notBefore = 0;
      this.#setView(hostView('ok', undefined, hello), hello);
      this.#options.onUnseen?.(hello.unseen);
      return line;
    } catch (error) {
      port.disconnect();
      if (error instanceof HostUnavailable) throw error;
      if (error instanceof HostError) throw this.#refuse(helloRefused(error));
      if (error instanceof LineLost) throw this.#refuse(hostView(stateAfterDisconnect(closed ?? error.message, false), error.message));
      throw this.#refuse(hostView('failing', error instanceof Error ? error.message : String(error)));
    }
  }

  #failed(line: Line, view: HostStateView): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    line.port.disconnect();
    line.rpc.lose('the line was given up');
    this.#refuse(view);
  }

  #refuse(view: HostStateView): HostUnavailable {
    this.#failures += 1;
    this.#notBefore = this.#options.now() + backOff(this.#failures);
    this.#setView(view, undefined);
    return new HostUnavailable(view);
  }

  #setView(view: HostStateView, hello: Hello | undefined): void {
    this.#view = view;
    this.#options.onState?.(view, hello);
  }

  #restOnceQuiet(line: Line): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#line !== line || line.rpc.pending > 0) return;
      this.#line = undefined;
      line.port.disconnect();
    }, idleMs);
  }
}

function helloRefused(error: HostError): HostStateView {
  if (error.code !== 'protocol_mismatch') return hostView('failing', error.message);
  const theirs = error.data['host_protocol'];
  return hostView(stateFromProtocol(typeof theirs === 'number' ? theirs : undefined), error.message);
}
