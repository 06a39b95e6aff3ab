// What the popup shows. Pure: model in, elements out; popup.tsx asks and acts.

import type { ComponentChildren } from 'preact';
import type { PageNote, PopupState, SiteView } from '../protocol/messages';
import type { ChangeEntry, SiteDocument } from '../protocol/types';
import { ActionForm } from '../ui/actions';
import { Button, IconButton } from '../ui/button';
import { ChangeEntryItem } from '../ui/change-item';
import { clip, day } from '../ui/format';
import { HostCallout } from '../ui/host-callout';
import { Icon, SmallprintMark } from '../ui/shapes';
import { t, tn, type MessageKey } from '../ui/text';
import { GuardPart } from './guard-part';
import { hasGlance, PageGlance, SiteGlance } from './site-glance';
import { WatchButton } from './watch-button';
import { canReadAnyway, hostName, isReading, offersWatch, popupWord, type PopupModel } from './popup-state';

const changesShown = 8;

export function PopupView(model: PopupModel) {
  const { state } = model;
  return (
    <main data-state={isReading(model) ? undefined : popupWord(model)}>
      <ActionForm>
        <div class="topbar">
          <h1 class="mark-name">
            <SmallprintMark size={18} />
            {t('product')}
          </h1>
          <IconButton action="options" icon="settings" label={t('open_settings')} />
        </div>
        {model.failure !== undefined && <Failure failure={model.failure} />}
        {state ? <Ready {...model} state={state} /> : model.failure === undefined && (
          <div class="part">
            <Busy />
          </div>
        )}
      </ActionForm>
    </main>
  );
}

function Busy() {
  return (
    <div role="status">
      <span class="hidden-text">{t('one_moment')}</span>
      <div class="busy" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

function Failure({ failure }: { failure: string }) {
  return (
    <div class="part">
      <HostCallout host={{ state: 'failing', message_key: 'host_failing', detail: failure }} />
    </div>
  );
}

function Ready(model: PopupModel & { state: PopupState }) {
  const { state } = model;
  const trouble = state.host.state !== 'ok' || (state.host.store && (state.host.store.state !== 'ready' || state.host.store.message));
  return (
    <>
      {trouble && (
        <div class="part">
          <HostCallout host={state.host} />
        </div>
      )}
      <Site {...model} />
      {model.isPrivate && !state.site.report?.not_stored && (
        <div class="part">
          <p class="hint" data-part="private">{t('private_window')}</p>
        </div>
      )}
      {state.watch && offersWatch(model) && !isReading(model) && <WatchButton {...state.watch} />}
      <GuardPart {...model} />
      <Documents site={state.site} />
      <Changes state={state} />
      {state.host.state === 'ok' && (
        <div class="foot part">
          <Button action="history" look="plain" icon="history">
            {t('history')}
          </Button>
          <span class="faint">{t('stays_here')}</span>
        </div>
      )}
    </>
  );
}

function Site(model: PopupModel & { state: PopupState }) {
  const { site, host } = model.state;
  const name = clip(site.summary?.service ?? hostName(site.url), 80);
  if (host.state !== 'ok' && site.access !== 'none') return null; // One trouble at a time.
  if (site.access === 'restricted') return <Message word="restricted" title={t('restricted_title')} text={t('restricted_text')} />;
  if (site.access === 'none') {
    return (
      <Message word="no_access" title={t('no_access_title')} text={t('no_access_text', hostName(site.url) || t('this_site'))}>
        <Button action="allow" look="main" icon="lock">
          {t('allow_site')}
        </Button>
      </Message>
    );
  }
  if (site.report) return <PageGlance report={site.report} />;
  if (isReading(model)) {
    return (
      <div class="part site" data-site="reading">
        <p class="of" dir="auto">{name}</p>
        <h2 class="title">{t('reading_page')}</h2>
        <Busy />
      </div>
    );
  }
  if ((site.note ?? 'not_terms') === 'not_terms' && hasGlance(site.summary)) {
    return (
      <>
        <SiteGlance name={name} summary={site.summary} />
        <div class="part beside" data-site="not_terms">
          <p class="hint">{t('page_itself_not_terms')}</p>
          <Button action="read" look="plain">{t('read_anyway')}</Button>
        </div>
      </>
    );
  }
  const words = noteWords[site.note ?? 'not_terms'];
  return (
    <Message word={site.note ?? 'not_terms'} name={name} title={t(words.title)} text={t(words.text)}>
      {canReadAnyway(site.note) && <Button action="read">{t('read_anyway')}</Button>}
    </Message>
  );
}

const noteWords: Record<PageNote, { title: MessageKey; text: MessageKey }> = {
  reading: { title: 'reading_page', text: 'one_moment' },
  not_terms: { title: 'not_terms_title', text: 'not_terms_text' },
  too_large: { title: 'too_large_title', text: 'too_large_text' },
  editable: { title: 'editable_title', text: 'editable_text' },
  unreadable: { title: 'unreadable_title', text: 'unreadable_text' },
  host_unavailable: { title: 'host_unavailable_title', text: 'host_unavailable_text' },
  failed: { title: 'failed_title', text: 'failed_text' },
};

function Message(props: { word: string; title: string; text: string; name?: string; children?: ComponentChildren }) {
  return (
    <div class="part site" data-site={props.word}>
      {props.name && <p class="of" dir="auto">{props.name}</p>}
      <h2 class="title">{props.title}</h2>
      <p class="hint">{props.text}</p>
      {props.children && <div>{props.children}</div>}
    </div>
  );
}

function Documents({ site }: { site: SiteView }) {
  const known = site.summary?.documents ?? [];
  if (known.length === 0) return null;
  return (
    <section class="part">
      <h2>{t('documents_read')}</h2>
      <ul class="lines">
        {known.slice(0, 6).map((one) => (
          <DocumentLine key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function DocumentLine({ one }: { one: SiteDocument }) {
  const name = clip(one.terms_type || one.title, 80);
  return (
    <li class="doc" data-document={one.id}>
      <span class="doc-name" dir="auto">{name}</span>
      <span class="faint">
        {[tn('versions_kept', one.versions), t('checked_on', day(one.last_verified))].join(' · ')}
      </span>
      <Button action="history" value={one.id} look="plain" label={`${t('history')}: ${name}`}>
        {t('history')}
      </Button>
    </li>
  );
}

function Changes({ state }: { state: PopupState }) {
  const shown = state.changes.items.slice(0, changesShown);
  if (shown.length === 0) return null;
  return (
    <section class="part" data-part="changes">
      <h2>{t('recent_changes')}</h2>
      <ul class="lines">
        {shown.map((entry) => (
          <ChangeLine key={entry.id} entry={entry} />
        ))}
      </ul>
      {state.unseen > 0 && (
        <div>
          <Button action="seen-all" icon="tick">
            {t('mark_all_seen')}
          </Button>
        </div>
      )}
    </section>
  );
}

function ChangeLine({ entry }: { entry: ChangeEntry }) {
  const fresh = entry.substantive && !entry.seen;
  const [first] = entry.items;
  return (
    <li>
      <details class="news-line" data-change={entry.id} data-seen={!fresh}>
        <summary>
          {fresh ? <i class="dot" title={t('new_to_you')} /> : <i />}
          <span class="news-what">
            {fresh && <span class="hidden-text">{`${t('new_to_you')}: `}</span>}
            {clip(first?.summary ?? t('changed'), 200)}
          </span>
          <Icon name="chevron" class="chevron" size={14} />
          <span class="faint" dir="auto">
            {[clip(entry.service, 50), clip(entry.terms_type, 50), day(entry.at)].join(' · ')}
          </span>
        </summary>
        <ul>
          {entry.items.slice(0, 6).map((item, at) => (
            <ChangeEntryItem key={at} change={item} />
          ))}
        </ul>
      </details>
    </li>
  );
}
