// The history viewer, served by the host on loopback. A bare page for now: documents and changes.

import { render } from 'preact';
import english from '../../_locales/en/messages.json';
import { onActions } from '../ui/actions';
import { startPage } from '../ui/page-root';
import { setMessages } from '../ui/text';
import { listChanges, listDocuments, markSeen } from './data';
import { NoSession, openSession, type Session } from './session';
import { viewerCss } from './viewer-css';
import { ViewerView, type ViewerModel } from './viewer-view';

setMessages(english);
const body = startPage('viewer_page_title', [viewerCss]);
let model: ViewerModel = { phase: 'loading', changes: [] };
let session: Session | undefined;

function show(next: Partial<ViewerModel>): void {
  model = { ...model, ...next };
  render(<ViewerView {...model} />, body);
}

function fail(error: unknown): void {
  if (error instanceof NoSession) show({ phase: 'no_session' });
  else show({ phase: 'failed', failure: error instanceof Error ? error.message : String(error) });
}

async function start(): Promise<void> {
  session = await openSession(window);
  const at = new URLSearchParams(location.hash.slice(1)).get('at');
  const [documents, changes] = await Promise.all([listDocuments(session), listChanges(session)]);
  show({
    phase: 'ready',
    ...(documents && { documents: documents.items, ...next('moreDocuments', documents.next_cursor) }),
    changes: changes.items,
    ...next('moreChanges', changes.next_cursor),
    ...(at !== null && { at }),
  });
  if (at !== null) document.querySelector(`[data-record-id="${CSS.escape(at)}"]`)?.scrollIntoView({ block: 'center' });
}

function next(name: 'moreDocuments' | 'moreChanges', cursor: string | null): Partial<ViewerModel> {
  return cursor === null ? {} : { [name]: cursor };
}

async function more(action: string): Promise<void> {
  if (!session) return;
  if (action === 'more-documents' && model.moreDocuments !== undefined) {
    const page = await listDocuments(session, model.moreDocuments);
    const { moreDocuments: _done, ...rest } = model;
    model = rest;
    if (page) show({ documents: [...(model.documents ?? []), ...page.items], ...next('moreDocuments', page.next_cursor) });
  } else if (action === 'more-changes' && model.moreChanges !== undefined) {
    const page = await listChanges(session, model.moreChanges);
    const { moreChanges: _done, ...rest } = model;
    model = rest;
    show({ changes: [...model.changes, ...page.items], ...next('moreChanges', page.next_cursor) });
  }
}

onActions(document, (action, value) => {
  if (action === 'reload') location.reload();
  else if (action === 'copy') void navigator.clipboard.writeText(value);
  else more(action).catch(fail);
});

// Opening the words of a change is looking at it (DESIGN 3.7).
document.addEventListener(
  'toggle',
  (event) => {
    const entry = (event.target as HTMLElement).closest<HTMLElement>('[data-change][data-seen="false"]');
    const id = Number(entry?.dataset['change']);
    if (!entry || !session) return;
    show({ changes: model.changes.map((one) => (one.id === id ? { ...one, seen: true } : one)) });
    markSeen(session, id).catch(fail);
  },
  true,
);

show({});
start().catch(fail);
