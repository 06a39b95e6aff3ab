// What the browser's words about the native host mean. Pure; the texts are those of Chromium 156 and Firefox 153.

import type { HostStateName, HostStateView } from '../protocol/messages';
import type { CatalogueStatus, StoreState } from '../protocol/types';
import { isHelloResult } from '../protocol/rpc';

/** The protocol version this extension speaks. */
export const protocolVersion = 1;

/**
 * The state after the port closed. `saidHello`: the host had answered on this port, so it is there and allowed, whatever
 * the text says.
 */
export function stateAfterDisconnect(text: string | undefined, saidHello: boolean): HostStateName {
  if (saidHello) return 'failing';
  if (text === undefined || text === '') return 'failing';
  if (/forbidden/i.test(text)) return 'forbidden';
  if (/host not found|no such native application/i.test(text)) return 'missing';
  // Firefox says this when the manifest or the path in it is broken, before anything was started.
  if (/unexpected error/i.test(text)) return 'missing';
  return 'failing';
}

export interface Hello {
  state: 'ok' | 'too_old' | 'too_new' | 'failing';
  version?: string;
  catalogue?: CatalogueStatus;
  store?: StoreState;
  openShadow: boolean;
  unseen: number;
}

function memberNumber(value: unknown, name: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = (value as Record<string, unknown>)[name];
  return typeof member === 'number' ? member : undefined;
}

/** Compares the host's protocol with ours: an older one must be updated, a newer one means that we must. */
export function stateFromProtocol(theirs: number | undefined): 'too_old' | 'too_new' | 'failing' {
  if (theirs === undefined || !Number.isInteger(theirs)) return 'failing';
  if (theirs < protocolVersion) return 'too_old';
  return theirs > protocolVersion ? 'too_new' : 'failing';
}

/** Reads the reply to host.hello, which is not trusted to have any particular shape. */
export function readHello(reply: unknown): Hello {
  if (isHelloResult(reply)) {
    return {
      state: 'ok',
      version: reply.host_version,
      catalogue: reply.catalogue,
      store: reply.store,
      openShadow: reply.open_shadow,
      unseen: reply.unseen,
    };
  }
  return { state: stateFromProtocol(memberNumber(reply, 'protocol')), openShadow: false, unseen: 0 };
}

/** The view of a state; `detail` is cut, since it may come from anywhere. */
export function hostView(state: HostStateName, detail?: string, hello?: Hello): HostStateView {
  const view: HostStateView = { state, message_key: `host_${state}` };
  if (hello?.version !== undefined) view.version = hello.version;
  if (hello?.catalogue !== undefined) view.catalogue = hello.catalogue;
  if (hello?.store !== undefined) view.store = hello.store;
  if (detail !== undefined && detail !== '') view.detail = detail.slice(0, 500);
  return view;
}

/** How long to leave a host alone after `failures` failures in a row, in milliseconds: 1 s doubling up to a minute. */
export function backOff(failures: number): number {
  return failures <= 0 ? 0 : Math.min(60_000, 1000 * 2 ** (failures - 1));
}
