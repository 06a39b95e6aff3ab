// Tabs of one viewer help each other out: a link opened in a new tab has no session of its own (sessionStorage belongs to a
// tab), so it asks the others of the same origin, and one that waits goes on as soon as another is let in. Only pages of
// this origin, which are the viewer's own, can hear it; nothing is kept.

const name = 'smallprint-session';
const patience = 250;

interface Said {
  readonly ask?: true;
  readonly secret?: string;
}

/** Tells tabs that wait, and answers those that will ask. */
export function shareSession(secret: string): void {
  const channel = open();
  if (!channel) return;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isSaid(data) && data.ask) channel.postMessage({ secret } satisfies Said);
  };
  channel.postMessage({ secret } satisfies Said);
}

/** The secret of another tab; null if none answers at once. */
export function askForSession(): Promise<string | null> {
  const channel = open();
  if (!channel) return Promise.resolve(null);
  return new Promise((resolve) => {
    const end = (secret: string | null): void => {
      channel.close();
      resolve(secret);
    };
    const timer = setTimeout(() => end(null), patience);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isSaid(data) || typeof data.secret !== 'string') return;
      clearTimeout(timer);
      end(data.secret);
    };
    channel.postMessage({ ask: true } satisfies Said);
  });
}

/** Calls back once when another tab has a session to give. */
export function awaitSession(given: (secret: string) => void): void {
  const channel = open();
  if (!channel) return;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isSaid(data) || typeof data.secret !== 'string') return;
    channel.close();
    given(data.secret);
  };
}

function open(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
}

function isSaid(value: unknown): value is Said {
  return typeof value === 'object' && value !== null;
}
