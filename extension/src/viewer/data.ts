// What the viewer asks the host for.

import type { ChangesList, Methods } from '../protocol/types';
import { RpcFailed, type Session } from './session';

export interface ListedDocument {
  readonly id: string;
  readonly url: string;
  readonly service: string;
  readonly terms_type: string;
  readonly title: string;
  readonly versions: number;
  readonly first_seen: string;
  readonly last_verified: string;
}

export interface DocumentPage {
  readonly items: readonly ListedDocument[];
  readonly next_cursor: string | null;
}

const methodNotFound = -32601;
const pageSize = 100;

/** The next documents, by service; null where the host is too old to list them. */
export async function listDocuments(session: Session, cursor?: string): Promise<DocumentPage | null> {
  try {
    return (await session.call('document.list', { limit: pageSize, ...(cursor !== undefined && { cursor }) })) as DocumentPage;
  } catch (error) {
    if (error instanceof RpcFailed && error.code === methodNotFound) return null;
    throw error;
  }
}

/** The newest changes of all documents. */
export async function listChanges(session: Session, cursor?: string): Promise<ChangesList> {
  const params: Methods['changes.list']['params'] = { limit: 50, ...(cursor !== undefined && { cursor }) };
  return (await session.call('changes.list', params)) as ChangesList;
}

/** Marks one change as looked at. */
export async function markSeen(session: Session, id: number): Promise<void> {
  await session.call('changes.mark_seen', { ids: [id] } satisfies Methods['changes.mark_seen']['params']);
}
