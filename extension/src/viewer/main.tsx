// The history viewer, served by the host on loopback: opens the session and hands everything else to the shell.

import { render } from 'preact';
import english from '../../_locales/en/messages.json';
import { onActions } from '../ui/actions';
import { startPage } from '../ui/page-root';
import { setMessages } from '../ui/text';
import { adoptSession, NoSession, openSession, type Session } from './session';
import { askForSession, awaitSession, shareSession } from './session-share';
import { beginViewCss, shellCss } from './shell/css';
import { followLinks, navigate } from './shell/location';
import { lastingPath } from './shell/route';
import { Rpc } from './shell/rpc';
import { Shell, type ShellProps } from './shell/shell';
import { views } from './views';

setMessages(english);
const body = startPage('viewer_page_title', [shellCss]);
beginViewCss();
let shown: ShellProps = { views, rpc: undefined, unseen: 0, again: () => location.reload() };

function show(next: Partial<ShellProps>): void {
  shown = { ...shown, ...next };
  render(<Shell {...shown} />, body);
}

function begin(session: Session): void {
  const lasting = lastingPath(location.pathname, location.hash);
  if (lasting !== null) navigate(lasting, 'same');
  shareSession(session.secret);
  show({ rpc: new Rpc(session, { lost: wait, unseen: (unseen) => show({ unseen }) }) });
}

/** No session: the page that says how to open it; goes on at the same address when another tab has one. */
function wait(): void {
  show({ rpc: null });
  awaitSession((secret) => begin(adoptSession(window, secret)));
}

async function start(): Promise<void> {
  show({});
  try {
    begin(await openSession(window));
  } catch (error) {
    if (!(error instanceof NoSession)) {
      show({ failure: error instanceof Error ? error : new Error(String(error)) });
      return;
    }
    const secret = await askForSession();
    if (secret === null) wait();
    else begin(adoptSession(window, secret));
  }
}

onActions(document, (action, value) => {
  if (action === 'copy') void navigator.clipboard.writeText(value);
});
followLinks(document);
// A new link in a tab that shows the viewer already changes the fragment alone, which loads nothing.
addEventListener('hashchange', () => {
  if (location.hash.includes('token=')) location.reload();
});
void start();
