// A row of tiny bars: changes by month, for a cell of a table. A number stands beside it; the picture is named in words.

import { t, tn } from '../../ui/text';

const height = 22;
const step = 4;
const wide = step - 1.2;

/** `counts` by month, the present one last. Two paths, not a shape a month: a table has thousands of months. */
export function Spark({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const named = total === 0 ? t('spark_none', counts.length) : tn('spark_label', total, counts.length);
  let bars = '';
  let none = '';
  for (const [at, count] of counts.entries()) {
    const tall = (count === 0 ? 1.5 : 3 + (count / most) * (height - 3)).toFixed(1);
    const bar = `M${at * step} ${height}v-${tall}h${wide}v${tall}z`;
    if (count === 0) none += bar;
    else bars += bar;
  }
  return (
    <svg class="spark" role="img" aria-label={named} width={counts.length * step} height={height}>
      <title>{named}</title>
      {none !== '' && <path class="none" d={none} />}
      {bars !== '' && <path class="bars" d={bars} />}
    </svg>
  );
}
