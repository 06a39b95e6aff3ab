// What the notice says, from a verdict and a few bits of state. Pure: no page, no event handlers (see index.ts).

import type { FeedbackDirection } from '../../protocol/types';
import { ActionForm } from '../../ui/actions';
import { Button, IconButton } from '../../ui/button';
import { clip, day, linkTarget, safeLink } from '../../ui/format';
import { LinkAfter } from '../../ui/link-after';
import { QuoteBlock } from '../../ui/quote';
import { Icon, SmallprintMark } from '../../ui/shapes';
import { t, type MessageKey } from '../../ui/text';
import type { FeedbackTrouble, Verdict } from '../contract';

/** `ask` waits for an answer; `tell` says a line; `kept` says that the act was kept back by the user's own rule. */
export type NoticeKind = 'ask' | 'tell' | 'kept';

export interface NoticeState {
  readonly kind: NoticeKind;
  readonly verdict: Verdict;
  readonly direction: FeedbackDirection;
  /** The act had gone before anything was known. */
  readonly late: boolean;
  readonly unfolded: boolean;
}

const before: Record<FeedbackDirection, MessageKey> = { up: 'notice_before_up', down: 'notice_before_down', report: 'notice_before_report' };
const troubles: Record<FeedbackTrouble, MessageKey> = {
  host_gone: 'notice_host_gone',
  host_slow: 'notice_host_slow',
  failed: 'notice_failed',
};

export function serviceName({ assessment, site }: Verdict): string {
  return clip(assessment?.service.name ?? site, 60);
}

/** The one thing it says. */
export function headline({ kind, verdict }: NoticeState): string {
  if (kind === 'kept') return t('notice_kept');
  if (verdict.assessment) return clip(verdict.assessment.headline, 160);
  return t(troubles[verdict.trouble ?? 'failed'], serviceName(verdict));
}

export function NoticeView(state: NoticeState) {
  return (
    <>
      <span class="caret" aria-hidden="true" />
      <div class="card">
        <ActionForm>{state.kind === 'ask' ? <Ask {...state} /> : <Line {...state} />}</ActionForm>
      </div>
    </>
  );
}

function Ask(state: NoticeState) {
  const { verdict, direction, unfolded } = state;
  const again = verdict.assessment?.quiet.cancelled_before === true;
  const [first] = verdict.assessment?.lines ?? [];
  return (
    <>
      <div class="bar">
        <span class="mark-name">
          <SmallprintMark size={18} />
          <span>
            {t('product')} <span class="when stroke">{again ? t('notice_again') : t(before[direction])}</span>
          </span>
        </span>
      </div>
      <div class="scroller">
        <div class="say">
          <h2 id="headline" dir="auto">{headline(state)}</h2>
          {!again && first && <p class="also" id="also" dir="auto">{clip(first, 240)}</p>}
        </div>
        <div class="choose">
          <Button action="cancel" look="main" wide>
            {t('notice_cancel')}
          </Button>
          {again && (
            <Button action="keep" wide>
              {t('notice_keep')}
            </Button>
          )}
          <Button action="proceed" wide>
            {t('notice_proceed')}
          </Button>
        </div>
        <div class="more">
          <DetailsButton unfolded={unfolded} />
          <Button action="mute" look="plain" label={t('notice_mute_ask_of', serviceName(verdict))}>
            {t('notice_mute_ask')}
          </Button>
        </div>
        {unfolded && <Details verdict={verdict} skip={again ? 0 : 1} />}
      </div>
    </>
  );
}

function Line(state: NoticeState) {
  const { kind, verdict, late, unfolded } = state;
  const readable = verdict.assessment?.terms_links[0];
  const unread = verdict.level === 'unknown' && readable !== undefined;
  return (
    <div class="scroller">
      <div class="line-body">
        {kind === 'kept' ? <Icon name="tick" size={18} /> : <SmallprintMark size={18} />}
        <div>
          <p class="who" dir="auto">{serviceName(verdict)}</p>
          <p class="what" id="headline" dir="auto">{headline(state)}</p>
          {late && <p>{t('notice_late')}</p>}
        </div>
        <IconButton action="close" icon="close" label={t('notice_close')} />
      </div>
      <div class="line-acts">
        {unread && (
          <Button action="read" value={readable.url} icon="find" label={t('notice_read_of', clip(readable.text || linkTargetOf(readable.url), 60))}>
            {t('notice_read')}
          </Button>
        )}
        <DetailsButton unfolded={unfolded} />
        {kind === 'kept' ? (
          <Button action="ask" look="plain">
            {t('notice_ask')}
          </Button>
        ) : (
          <Button action="mute" look="plain" label={t('notice_mute_of', serviceName(verdict))}>
            {t('notice_mute')}
          </Button>
        )}
      </div>
      {unfolded && <Details verdict={verdict} skip={0} />}
    </div>
  );
}

function linkTargetOf(url: string): string {
  const href = safeLink(url);
  return href ? linkTarget(href) : '';
}

function DetailsButton({ unfolded }: { unfolded: boolean }) {
  return (
    <button type="submit" class="button plain" data-action="details" aria-expanded={unfolded}>
      {t('notice_details')}
      <Icon name="chevron" class="chevron" size={13} />
    </button>
  );
}

function Details({ verdict, skip }: { verdict: Verdict; skip: number }) {
  const { assessment } = verdict;
  if (!assessment) {
    return (
      <div class="details">
        <p>{t('notice_host_help')}</p>
      </div>
    );
  }
  const lines = assessment.lines.slice(skip, 6);
  const { quote } = assessment;
  const [terms] = assessment.terms_links;
  return (
    <div class="details">
      {quote && (
        <section data-part="quoted">
          <h3>{t('exact_words')}</h3>
          <QuoteBlock quote={quote} />
          <p class="source">{sourceOf(verdict)}</p>
        </section>
      )}
      {lines.length > 0 && (
        <section>
          <h3>{t('notice_also')}</h3>
          <ul class="list">
            {lines.map((line, at) => (
              <li key={at} dir="auto">{clip(line, 240)}</li>
            ))}
          </ul>
        </section>
      )}
      {assessment.actions.length > 0 && (
        <section>
          <h3>{t('what_you_can_do')}</h3>
          <ul class="list">
            {assessment.actions.slice(0, 5).map((action, at) => (
              <li key={at}>
                <span>
                  {clip(action.text, 300)}
                  <LinkAfter url={action.url} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!quote && lines.length === 0 && assessment.actions.length === 0 && <p>{t('notice_no_details')}</p>}
      {!quote && terms && verdict.level !== 'unknown' && (
        <Button action="read" value={terms.url} look="plain" icon="find" label={t('notice_read_of', clip(terms.text || linkTargetOf(terms.url), 60))}>
          {t('notice_read')}
        </Button>
      )}
      {quote?.document.id && (
        <Button action="history" value={quote.document.id} look="plain" icon="history">
          {t('history')}
        </Button>
      )}
    </div>
  );
}

/** Where the quoted words stand and of which day they are. */
function sourceOf({ assessment }: Verdict): string {
  const quote = assessment?.quote;
  if (!quote) return '';
  if (quote.source === 'small_print') return t('notice_from_small_print');
  const { document: from } = quote;
  const name = clip(from.terms_type || from.title, 80);
  const date = day(from.captured_at);
  if (!date) return name;
  return quote.source === 'history' ? t('notice_from_history', name, date) : t('notice_from_catalogue', name, date);
}
