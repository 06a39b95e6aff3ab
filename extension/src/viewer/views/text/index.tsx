// The words of a version, block by block, with marks where something was found. Pages follow each other; the browser draws
// only what is in sight.

import type { Methods } from '../../../protocol/types';
import { clip, day, shortHash } from '../../../ui/format';
import { toneOf } from '../../../ui/report-view';
import { toneWord } from '../../../ui/severity-badge';
import { ToneShape } from '../../../ui/shapes';
import { t } from '../../../ui/text';
import { useAfterPaint } from '../../shell/after-paint';
import { addViewCss } from '../../shell/css';
import { links } from '../../shell/links';
import { Failed, ViewHeader, Waiting } from '../../shell/parts';
import { useRpc } from '../../shell/rpc';
import type { View, ViewProps } from '../../shell/view';
import { withLevels } from './levels';
import { useTextPages } from './pages';

type Block = Methods['document.get']['result']['blocks'][number];

addViewCss(`
.terms-text { font-family: var(--serif); font-size: calc(17px * var(--k, 1)); line-height: 1.62; display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; }
.terms-text > .block { content-visibility: auto; contain-intrinsic-size: auto 90px; display: grid; grid-template-columns: minmax(0, 68ch) minmax(0, 1fr); gap: 0 36px; align-items: start; }
.terms-text p { white-space: pre-wrap; grid-column: 1; min-inline-size: 0; }
.terms-text .heading p { font-family: var(--sans); font-weight: 650; font-size: var(--t-4); padding-block-start: 16px; line-height: 1.3; }
.terms-text .heading[data-level="1"] p, .terms-text .heading[data-level="2"] p { font-size: var(--t-5); letter-spacing: -0.015em; }
.terms-text .list_item p { padding-inline-start: calc(var(--depth) * 22px); position: relative; }
.terms-text .list_item p::before { content: "–"; position: absolute; inset-inline-start: calc(var(--depth) * 22px - 16px); color: var(--ink-3); }
.terms-text .table_row p { padding-block: 4px; border-block-end: 1px solid var(--rule); font-family: var(--sans); font-size: var(--t-2); }
.terms-text .found > p { background: linear-gradient(var(--marker), var(--marker)) no-repeat; background-size: 100% 100%; padding-inline-end: 6px; border-radius: 3px; }
.terms-text .notes { font-family: var(--sans); display: grid; gap: 6px; grid-column: 2; }
.terms-text .notes a { display: grid; grid-template-columns: 16px 1fr; gap: 8px; font-size: var(--t-2); line-height: 1.4; color: var(--ink); text-decoration-color: var(--edge); }
.terms-text .notes svg { color: var(--tone); margin-block-start: 2px; }
@media (max-width: 900px) { .terms-text > .block { grid-template-columns: minmax(0, 1fr); } .terms-text .notes { grid-column: 1; margin-block: 6px 2px; padding-inline-start: 12px; border-inline-start: 3px solid var(--rule); } }
`);

function TermsText({ params }: ViewProps) {
  const id = params['id'] ?? '';
  const version = Number(params['version']);
  const first = useRpc('document.get', { document: id, version: Number.isSafeInteger(version) && version > 0 ? version : 1, part: 'text' });
  if (first.error && !first.data) return <Failed error={first.error} again={first.again} page={t('column_document')} />;
  if (!first.data) return <Waiting />;
  const { document, version: shown, check } = first.data;
  return (
    <>
      <ViewHeader
        title={document.terms_type || document.title}
        kicker={
          <>
            <span dir="auto">{clip(document.service, 80)}</span> <span>›</span>{' '}
            <a href={links.version(id, shown.number)}>{t('timeline_version', shown.number)}</a>
          </>
        }
        standfirst={t('text_standfirst', day(shown.captured_at), shortHash(check.sha256))}
      />
      <Body first={first.data} />
    </>
  );
}

/** More blocks than a window shows. */
const inSight = 40;

function Body({ first }: { first: Methods['document.get']['result'] }) {
  const painted = useAfterPaint();
  const pages = useTextPages(first, painted);
  return (
    <>
      <div class="terms-text" lang={first.document.language || undefined} aria-busy={!painted}>
        {withLevels(painted ? pages.blocks : pages.blocks.slice(0, inSight)).map(({ block, level }, at) => (
          <TextBlock key={at} block={block} level={level} />
        ))}
      </div>
      <div>
        {pages.error && <Failed error={pages.error} again={pages.more} />}
        {pages.left && <div ref={pages.end} class="page-more"><button type="button" class="button quiet" disabled={pages.loading} onClick={pages.more}>{t('show_more')}</button></div>}
        {!pages.left && <p class="faint">{t('text_end')}</p>}
      </div>
    </>
  );
}

function TextBlock({ block, level }: { block: Block; level: number }) {
  return (
    <div
      class={`block ${block.kind}${block.findings.length > 0 ? ' found' : ''}`}
      data-level={block.level}
      data-block={block.index}
      style={{ '--depth': String(Math.min(block.level, 6)) }}
    >
      <p dir="auto" {...(block.kind === 'heading' && !block.continues && { role: 'heading', 'aria-level': level })}>
        {block.text}
      </p>
      {block.findings.length > 0 && (
        <ul class="notes">
          {block.findings.map((finding) => (
            <li key={finding.record_id}>
              <a href={links.provision(finding.record_id)} data-tone={toneOf(finding)}>
                <ToneShape tone={toneOf(finding)} />
                <span>
                  <span class="hidden-text">{toneWord(toneOf(finding))}: </span>
                  {clip(finding.headline, 160)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const view: View = { paths: ['/document/:id/text/:version'], title: 'column_document', Component: TermsText };
