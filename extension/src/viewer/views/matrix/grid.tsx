// The table of the matrix: a row for each service, a column for each clause type, a mark where a service says it.

import type { Methods } from '../../../protocol/types';
import { clip } from '../../../ui/format';
import { toneOf } from '../../../ui/report-view';
import { toneWord } from '../../../ui/severity-badge';
import { ToneShape } from '../../../ui/shapes';
import { t, tn } from '../../../ui/text';
import { useFirst } from '../../shell/after-paint';
import { byCategory, categoryWord } from '../../shell/category';
import { links } from '../../shell/links';

type Result = Methods['services.matrix']['result'];
export type Type = Result['types'][number];
export type Row = Result['items'][number];
type Cell = Row['cells'][number];

export interface Group {
  readonly category: string;
  readonly items: readonly Type[];
}

/** What is drawn first: more rows than are seen above the fold, and as many columns as a window has room for. */
const inSight = 8;
const narrowest = 37;
const names = 150;

/** On a screen: what is in sight first, then all of it. */
export function Grid({ types, rows, total }: { types: readonly Type[]; rows: readonly Row[]; total: number }) {
  const { shown, more } = useFirst(rows, inSight);
  const all = byCategory(types);
  const groups = more ? byCategory(all.flatMap((group) => group.items).slice(0, Math.ceil((innerWidth - names) / narrowest))) : all;
  return <Table groups={groups} rows={shown} total={total} more={more} />;
}

/** The marks of these columns; `more` while others are still to come. */
export function Table({ groups, rows, total, more = false }: { groups: readonly Group[]; rows: readonly Row[]; total: number; more?: boolean }) {
  const columns = groups.flatMap((group) => group.items);
  return (
    // What an empty place says to those who hear it stands in the style sheet: a span in each of a thousand cells costs as much
    // as all the rest.
    <table class="matrix" style={{ '--nothing': JSON.stringify(t('matrix_not_said')) }}>
      <caption class="hidden-text">{t('matrix_caption')}</caption>
      <thead>
        <tr>
          <td class="corner" />
          {groups.map((group) => (
            <th key={group.category} scope="colgroup" colSpan={group.items.length} class="group">
              <span>{categoryWord(group.category)}</span>
            </th>
          ))}
        </tr>
        <tr>
          <td class="corner" />
          {columns.map((type) => (
            <th key={type.id} scope="col" class="type">
              <a href={links.clause(type.id)} title={tn('matrix_say_it', type.services, total)}>
                {clip(type.name, 60)}
              </a>
              <span class="share" aria-hidden="true">{type.services}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody aria-busy={more}>
        {rows.map((row) => (
          <tr key={row.service} data-item data-service={row.service}>
            <th scope="row" dir="auto">{clip(row.service, 60)}</th>
            {columns.map((type) => (
              <MatrixMark key={type.id} cell={row.cells.find((one) => one.type === type.id)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MatrixMark({ cell }: { cell: Cell | undefined }) {
  if (!cell) return <td class="nothing" />;
  const tone = toneOf(cell);
  const headline = clip(cell.headline, 160);
  return (
    <td>
      <a href={links.provision(cell.record_id)} data-tone={tone} title={headline} aria-label={`${toneWord(tone)}: ${headline}`}>
        <ToneShape tone={tone} size={16} />
      </a>
    </td>
  );
}

