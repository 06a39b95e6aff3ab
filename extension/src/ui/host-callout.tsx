// What is wrong between browser and program, and the cure; the same words in popup, options and welcome page.

import type { HostStateView } from '../protocol/messages';
import { Button } from './button';
import { Callout } from './callout';
import { clip } from './format';
import { t, type MessageKey } from './text';

const titles: Record<Exclude<HostStateView['state'], 'ok'>, MessageKey> = {
  missing: 'host_missing_title',
  too_old: 'host_too_old_title',
  too_new: 'host_too_new_title',
  forbidden: 'host_forbidden_title',
  failing: 'host_failing_title',
};

/** Nothing when all is well. `help`: offer the page that says what to do; that page itself does without. */
export function HostCallout({ host, help = true }: { host: HostStateView; help?: boolean }) {
  if (host.state === 'ok') return <StoreCallout host={host} />;
  const serious = host.state === 'failing' || host.state === 'forbidden';
  return (
    <Callout title={t(titles[host.state])} tone={serious ? 'high' : 'medium'} icon="plug" state={host.state}>
      <p>{t(host.message_key)}</p>
      {help && (
        <div class="acts">
          <Button action="welcome" look="main">
            {t('show_me_how')}
          </Button>
          <Button action="check">{t('check_again')}</Button>
        </div>
      )}
      <Detail text={host.detail} />
    </Callout>
  );
}

function StoreCallout({ host }: { host: HostStateView }) {
  const { store } = host;
  if (!store || (store.state === 'ready' && !store.message)) return null;
  const title = t(store.state === 'too_new' ? 'store_too_new' : store.state === 'ready' ? 'store_note' : 'store_unavailable');
  return (
    <Callout title={title} tone={store.state === 'ready' ? 'info' : 'medium'} state={`store_${store.state}`}>
      {store.message && <p dir="auto">{clip(store.message, 400)}</p>}
    </Callout>
  );
}

export function Detail({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <details class="detail-fold">
      <summary>{t('technical_detail')}</summary>
      <pre dir="auto">{clip(text, 2000)}</pre>
    </details>
  );
}
