// Search: words in every clause of every version, with filters; the question is in the address, so that it can be kept.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { EmptyState } from '../../../ui/callout';
import { clip, day } from '../../../ui/format';
import { t } from '../../../ui/text';
import { printCss } from '../../evidence/evidence-css';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { navigate } from '../../shell/location';
import { Failed, MorePages, ViewHeader, Waiting } from '../../shell/parts';
import { usePages, useRpc } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { hasWord } from './has-word';
import { searchCss } from './search-css';

addViewCss(searchCss);
addViewCss(printCss);

type Hit = Methods['history.search']['result']['items'][number];
const pauseAfterTyping = 220;

function Search({ query }: ViewProps) {
  const q = query.get('q') ?? '';
  const service = query.get('service') ?? '';
  const terms = query.get('terms_type') ?? '';
  const document = query.get('document') ?? '';
  const go = (next: { q?: string; service?: string; terms_type?: string }): void =>
    navigate(links.search({ q, service, terms_type: terms, ...(document !== '' && { document }), ...next }), 'same');
  return (
    <>
      <ViewHeader title={t('search_title')} standfirst={t('search_text')} />
      <search class="search-form">
        <WordsField words={q} onWords={(words) => go({ q: words })} />
        <Filters service={service} terms={terms} onService={(name) => go({ service: name })} onTerms={(name) => go({ terms_type: name })} />
        <p class="hint" id="search-help">
          {t('search_operators')}
        </p>
      </search>
      {hasWord(q) ? (
        <Hits
          params={{
            query: q.slice(0, 500),
            limit: 20,
            ...(service !== '' && { service }),
            ...(terms !== '' && { terms_type: terms }),
            ...(document !== '' && { document }),
          }}
        />
      ) : (
        q.trim() !== '' && <p class="hint" role="status">{t('search_no_word')}</p>
      )}
    </>
  );
}

/** Asks a moment after the last key; Enter asks at once. */
function WordsField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const told = useRef(words);
  useEffect(() => {
    if (words !== told.current) {
      told.current = words;
      setTyped(words);
    }
  }, [words]);
  const tell = (text: string): void => {
    if (text === told.current) return;
    told.current = text;
    onWords(text);
  };
  useEffect(() => {
    const timer = setTimeout(() => tell(typed), pauseAfterTyping);
    return () => clearTimeout(timer);
  });
  return (
    <label class="field words">
      {t('search_words')}
      <input
        type="search"
        name="q"
        value={typed}
        maxLength={400}
        autocomplete="off"
        spellcheck={false}
        aria-describedby="search-help"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(typed);
        }}
      />
    </label>
  );
}

interface FiltersProps {
  readonly service: string;
  readonly terms: string;
  readonly onService: (name: string) => void;
  readonly onTerms: (name: string) => void;
}

function Filters({ service, terms, onService, onTerms }: FiltersProps) {
  const documents = useRpc('document.list', { limit: 500 });
  const { services, kinds } = useMemo(() => {
    const all = documents.data?.items ?? [];
    const sorted = (values: readonly string[]): string[] => [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b));
    return { services: sorted([service, ...all.map((one) => one.service)]), kinds: sorted([terms, ...all.map((one) => one.terms_type)]) };
  }, [documents.data, service, terms]);
  return (
    <>
      <Select name={t('search_service')} value={service} options={services} onValue={onService} />
      <Select name={t('search_type')} value={terms} options={kinds} onValue={onTerms} />
    </>
  );
}

function Select(props: { name: string; value: string; options: readonly string[]; onValue: (value: string) => void }) {
  return (
    <label class="field">
      {props.name}
      <select value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        <option value="">{t('search_all')}</option>
        {props.options.map((option) => (
          <option key={option} value={option}>
            {clip(option, 60)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Hits({ params }: { params: Omit<Methods['history.search']['params'], 'cursor'> }) {
  const pages = usePages('history.search', params);
  if (pages.error && pages.items.length === 0) return <Failed error={pages.error} again={pages.again} />;
  if (pages.loading && pages.items.length === 0) return <Waiting />;
  if (pages.items.length === 0 && !pages.more) {
    return (
      <EmptyState title={t('search_nothing')} state="no-hits">
        <p>{t('search_nothing_text')}</p>
      </EmptyState>
    );
  }
  return (
    <div class={pages.loading ? 'busy' : undefined}>
      <ol class="hits" aria-label={t('search_hits')}>
        {pages.items.map((hit, at) => (
          <HitItem key={at} hit={hit} />
        ))}
      </ol>
      <MorePages of={pages} />
    </div>
  );
}

export function HitItem({ hit }: { hit: Hit }) {
  return (
    <li data-item data-record-id={hit.document.id} data-in-force={hit.in_force}>
      <h2>
        <a href={links.version(hit.document.id, hit.since_version)} dir="auto">
          {clip(`${hit.document.service}, ${hit.document.terms_type}`, 140)}
        </a>
      </h2>
      <p class={hit.heading ? 'snippet heading' : 'snippet'} dir="auto">
        {hit.snippet.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>))}
      </p>
      <p class="faint">{t(hit.in_force ? 'search_since' : 'search_was', day(hit.since), hit.since_version)}</p>
    </li>
  );
}

export const view: View = {
  paths: ['/search'],
  title: 'search_title',
  nav: { label: 'search_title', href: '/search' },
  Component: Search,
};
