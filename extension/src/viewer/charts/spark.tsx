// A row of tiny bars: changes by month, for a cell of a table. A number stands beside it; the picture is named in words.

import { t, tn } from '../../ui/text';

const height = 22;
const step = 4;

/** `counts` by month, the present one last. */
export function Spark({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <svg class="spark" role="img" aria-label={tn('spark_label', total, counts.length)} width={counts.length * step} height={height}>
      <title>{total === 0 ? t('spark_none', counts.length) : tn('spark_label', total, counts.length)}</title>
      {counts.map((count, at) => {
        const tall = count === 0 ? 1.5 : 3 + (count / most) * (height - 3);
        return <rect key={at} x={at * step} y={height - tall} width={step - 1.2} height={tall} class={count === 0 ? 'none' : undefined} />;
      })}
    </svg>
  );
}
