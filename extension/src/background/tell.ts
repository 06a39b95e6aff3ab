// Sending to the content scripts of one frame. A frame that is gone, or has no such script, gives undefined.

import type { Envelope, TabRequests } from '../protocol/messages';

export async function tell<Type extends keyof TabRequests>(
  tabId: number,
  frameId: number,
  type: Type,
  request: TabRequests[Type]['request'],
): Promise<TabRequests[Type]['reply'] | undefined> {
  try {
    const envelope: unknown = await chrome.tabs.sendMessage(tabId, { ...request, type }, { frameId });
    // The answer comes from a renderer and is not trusted; callers check what they use of it.
    if (typeof envelope !== 'object' || envelope === null) return undefined;
    const { ok, value } = envelope as Partial<Envelope<TabRequests[Type]['reply']> & { value: TabRequests[Type]['reply'] }>;
    return ok === true ? value : undefined;
  } catch {
    return undefined;
  }
}
