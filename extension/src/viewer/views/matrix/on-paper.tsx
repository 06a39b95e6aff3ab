// The matrix on paper, where nothing scrolls: the columns in as many tables as it takes, one below the other. Made when the browser
// is about to print, and gone afterwards: a second table on the screen would cost as much as the first.

import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { byCategory } from '../../shell/category';
import { Table, type Group, type Row, type Type } from './grid';

/** A sheet of A4 has room for so many columns beside the services' names. */
const mostColumns = 14;

/** What stands in one table: whole categories where they fit, a large one in parts. */
export function sheets(groups: readonly Group[], most = mostColumns): Group[][] {
  const all: Group[][] = [];
  let room = 0;
  for (const group of groups) {
    for (let at = 0; at < group.items.length; at += most) {
      const items = group.items.slice(at, at + most);
      const last = all.at(-1);
      if (last && items.length <= room) last.push({ category: group.category, items });
      else {
        all.push([{ category: group.category, items }]);
        room = most;
      }
      room -= items.length;
    }
  }
  return all;
}

export function OnPaper({ types, rows, total }: { types: readonly Type[]; rows: readonly Row[]; total: number }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not by state: what is printed is what stands there when the event's listeners are done.
    const fill = (): void => {
      if (place.current) render(<>{sheets(byCategory(types)).map((groups, at) => <Table key={at} groups={groups} rows={rows} total={total} />)}</>, place.current);
    };
    const clear = (): void => {
      if (place.current) render(null, place.current);
    };
    addEventListener('beforeprint', fill);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', fill);
      removeEventListener('afterprint', clear);
    };
  }, [types, rows, total]);
  return <div class="on-paper" ref={place} />;
}
