// Why a report was not kept, in one line.

import { t, type MessageKey } from './text';

const words: Record<string, MessageKey> = {
  not_recorded: 'not_stored_private',
  translated: 'not_stored_translated',
  store_unavailable: 'not_stored_unavailable',
  store_too_new: 'not_stored_too_new',
};

/** An unknown reason gets the general sentence. */
export function notStored(reason: string | null | undefined): string {
  return t(words[reason ?? ''] ?? 'not_stored');
}
