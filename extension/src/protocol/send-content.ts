// How a content script asks the background: one message, one answer, and silence where nobody is there any more.

import type { ContentRequest, ContentRequests, Envelope } from './messages';

/** The background's reply; undefined if it refused, is being updated, or we are an orphan of an older version. */
export async function send<Type extends ContentRequest['type']>(
  type: Type,
  request: ContentRequests[Type]['request'],
): Promise<ContentRequests[Type]['reply'] | undefined> {
  try {
    const envelope: Envelope<ContentRequests[Type]['reply']> | undefined = await chrome.runtime.sendMessage({ ...request, type });
    return envelope?.ok === true ? envelope.value : undefined;
  } catch {
    return undefined;
  }
}
