// Asking the background, from the extension's own pages.

import type { Envelope, PageRequests } from './messages';

/** Thrown when the background could not do what was asked; the message is for the details fold, not for a headline. */
export class RequestFailed extends Error {}

/**
 * Sends one request from a page of the extension (popup, options, welcome) to the background and gives its reply.
 * Throws RequestFailed when the background says no or does not answer.
 */
export async function ask<Type extends keyof PageRequests>(
  type: Type,
  request: PageRequests[Type]['request'],
): Promise<PageRequests[Type]['reply']> {
  const envelope: Envelope<PageRequests[Type]['reply']> | undefined = await chrome.runtime.sendMessage({ ...request, type });
  if (envelope === undefined) throw new RequestFailed('no reply');
  if (!envelope.ok) throw new RequestFailed(envelope.error);
  return envelope.value;
}
