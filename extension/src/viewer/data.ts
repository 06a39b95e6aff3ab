// What the viewer asks the host for.

import type { Methods } from '../protocol/types';
import { RpcFailed, type Session } from './session';

export type DocumentPage = Methods['document.list']['result'];
export type ListedDocument = DocumentPage['items'][number];
export type ChangePage = Methods['changes.list']['result'];

const methodNotFound = -32601;

/** The next documents, by service; null where the host is too old to list them. */
export async function listDocuments(session: Session, cursor?: string): Promise<DocumentPage | null> {
  const params: Methods['document.list']['params'] = { limit: 100, ...(cursor !== undefined && { cursor }) };
  try {
    return (await session.call('document.list', params)) as DocumentPage;
  } catch (error) {
    if (error instanceof RpcFailed && error.code === methodNotFound) return null;
    throw error;
  }
}

/** The newest changes of all documents. */
export async function listChanges(session: Session, cursor?: string): Promise<ChangePage> {
  const params: Methods['changes.list']['params'] = { limit: 50, ...(cursor !== undefined && { cursor }) };
  return (await session.call('changes.list', params)) as ChangePage;
}

/** Marks one change as looked at. */
export async function markSeen(session: Session, id: number): Promise<void> {
  await session.call('changes.mark_seen', { ids: [id] } satisfies Methods['changes.mark_seen']['params']);
}
