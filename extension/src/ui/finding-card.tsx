// One finding. `FindingCard` shows its point at once, `FindingRow` only its headline; both hold everything else behind one
// fold, in the DOM from the start (DESIGN 3.7): the exact words, why it matters, what to do, laws, how it was found.

import type { ComponentChildren } from 'preact';
import type { Action, Finding } from '../protocol/types';
import { Button } from './button';
import { prevalenceWords, sameClauseWords, saying } from './elsewhere';
import { clip } from './format';
import { LinkAfter } from './link-after';
import { QuoteBlock } from './quote';
import { RegulationChips } from './regulation-chips';
import { toneOf } from './report-view';
import { SeverityBadge, toneWord } from './severity-badge';
import { Icon, ToneShape } from './shapes';
import { t } from './text';

export interface FindingProps {
  readonly finding: Finding;
  /** Set when its words were looked for on the page and not found. */
  readonly missing?: boolean;
  /** Whether there is a page to show the words in. */
  readonly inPage?: boolean;
}

function attributes(finding: Finding) {
  return {
    'data-clause-type': finding.type,
    'data-severity': finding.severity,
    'data-stance': finding.stance,
    'data-record-id': finding.record_id,
    'data-finding': finding.id,
    'data-tone': toneOf(finding),
  };
}

/** `grouped`: stands under a heading that says its severity. */
export function FindingCard({ finding, missing = false, inPage = true, open = false, grouped = false }: FindingProps & { open?: boolean; grouped?: boolean }) {
  const reading = `reading-${finding.id}`;
  return (
    <article class="finding card" {...attributes(finding)}>
      {(!grouped || isPossible(finding)) && <SeverityBadge tone={toneOf(finding)} possibly={isPossible(finding)} />}
      <h3 data-part="headline">{clip(finding.headline, 300)}</h3>
      <p class="consequence" data-part="consequence">{clip(finding.consequence, 1200)}</p>
      <div class="acts">
        {inPage && <ShowInPage finding={finding} />}
        <button
          type="submit"
          class="button plain"
          data-action="unfold"
          data-value={finding.id}
          aria-expanded={open}
          aria-controls={reading}
          aria-label={`${t('why_and_what')}: ${clip(finding.headline, 140)}`}
        >
          {t('why_and_what')}
          <Icon name="chevron" class="chevron" size={14} />
        </button>
      </div>
      <Missing missing={missing} />
      <div id={reading} hidden={!open}>
        <Reading finding={finding} />
      </div>
    </article>
  );
}

/** `children`: what a surface adds at the end of what unfolds (ways to go on). `brief`: what unfolds is left out for now. */
export function FindingRow({ finding, missing = false, inPage = true, brief = false, children }: FindingProps & { brief?: boolean; children?: ComponentChildren }) {
  const tone = toneOf(finding);
  return (
    <article class="finding row" {...attributes(finding)}>
      <details>
        <summary>
          <ToneShape tone={tone} />
          <span class="hidden-text">{`${toneWord(tone)}: `}</span>
          <h3 data-part="headline">{clip(finding.headline, 300)}</h3>
          <Icon name="chevron" class="chevron" size={14} />
        </summary>
        {!brief && (
          <div class="row-body">
            <SeverityBadge tone={tone} possibly={isPossible(finding)} />
            <p class="consequence" data-part="consequence">{clip(finding.consequence, 1200)}</p>
            {inPage && (
              <div class="acts">
                <ShowInPage finding={finding} />
              </div>
            )}
            <Missing missing={missing} />
            <Reading finding={finding} />
            {children}
          </div>
        )}
      </details>
    </article>
  );
}

function isPossible(finding: Finding): boolean {
  return finding.match.kind === 'model';
}

function ShowInPage({ finding }: { finding: Finding }) {
  return (
    <Button action="quote" value={finding.id} icon="find" label={t('show_in_page_of', clip(finding.headline, 140))}>
      {t('show_in_page')}
    </Button>
  );
}

/** Always there, so that a screen reader hears what is put into it. */
function Missing({ missing }: { missing: boolean }) {
  return (
    <p class="miss" role="status">
      {missing ? t('quote_not_found') : ''}
    </p>
  );
}

function Reading({ finding }: { finding: Finding }) {
  return (
    <div class="reading">
      <Part title={t('exact_words')}>
        <QuoteBlock quote={finding.quote} />
      </Part>
      {finding.why && (
        <Part title={t('why_it_matters')}>
          <p data-part="why">{clip(finding.why, 1200)}</p>
        </Part>
      )}
      {finding.actions.length > 0 && (
        <Part title={t('what_you_can_do')}>
          <Doing actions={finding.actions.slice(0, 8)} tick={15} />
        </Part>
      )}
      {finding.prevalence && prevalenceWords(finding.prevalence) && (
        <Part title={t('how_usual')}>
          <p data-part="prevalence">{prevalenceWords(finding.prevalence)}</p>
        </Part>
      )}
      {finding.others.length > 0 && (
        <Part title={t('elsewhere')}>
          <ul class="others">
            {finding.others.slice(0, 4).map((other, at) => (
              <Saying key={at} {...saying(other.service, other.says)} />
            ))}
          </ul>
        </Part>
      )}
      {finding.regulations.length > 0 && (
        <Part title={t('laws_about_this')}>
          <RegulationChips regulations={finding.regulations} />
        </Part>
      )}
      <p class="small" data-match={finding.match.kind}>
        {matchWords(finding)} <code>{clip(finding.record_id, 24)}</code>
      </p>
    </div>
  );
}

function Saying({ before, name, after }: { before: string; name: string; after: string }) {
  return (
    <li>
      {before}
      <strong>{name}</strong>
      {after}
    </li>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h4>{title}</h4>
      {children}
    </section>
  );
}

/** What a person can do, one line each. */
export function Doing({ actions, tick }: { actions: readonly Action[]; tick: number }) {
  return (
    <ul class="doing">
      {actions.map((action, at) => (
        <li key={at}>
          <Icon name="tick" size={tick} />
          <span>
            {clip(action.text, 400)}
            {action.deadline && <span class="deadline"> {t('deadline', clip(action.deadline, 80))}</span>}
            <LinkAfter url={action.url} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How sure this is and why, in one sentence. */
export function matchWords(finding: Finding): string {
  const { kind, same_as: same } = finding.match;
  if (same && (kind === 'exact' || kind === 'near')) {
    // Words that only this service has, read at an earlier time, are known from nowhere else.
    return sameClauseWords(same, kind === 'exact') || t('match_rule');
  }
  switch (kind) {
    case 'exact':
      return t('match_exact');
    case 'near':
      return finding.match.similarity === undefined
        ? t('match_near')
        : t('match_near_percent', Math.floor(finding.match.similarity * 100));
    case 'model':
      return t('match_model');
    default:
      return t('match_rule');
  }
}
