// A chart of lying bars, one for each name, longest first as given: how many have something.

import { useMemo, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { clip } from '../../ui/format';
import { Plot, tokenOf } from './plot';

export interface RankingProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  /** The end of the scale. */
  readonly most: number;
  /** What is under the pointer, in words. */
  readonly words: (index: number) => string;
  readonly pick?: (index: number) => void;
}

const rowHeight = 26;
/** uPlot's sides of a chart: the names of its `const enum` are not there when files are compiled one by one. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const sides: { readonly foot: uPlot.Axis.Side; readonly start: uPlot.Axis.Side } = { foot: 2, start: 3 };

export function Ranking({ label, bars, most, words, pick }: RankingProps) {
  const [under, setUnder] = useState(-1);
  const data = useMemo<uPlot.AlignedData>(() => [bars.map((_one, at) => at), bars.map((one) => one.count)], [bars]);
  return (
    <figure class="chart" role="img" aria-label={label}>
      <Plot data={data} options={(library, box) => options(library, box, bars, most)} under={setUnder} pick={pick} height={bars.length * rowHeight + 34} />
      <p class="reading-out" aria-hidden="true">
        {under < 0 ? '' : words(under)}
      </p>
    </figure>
  );
}

function options(library: typeof uPlot, box: HTMLElement, bars: RankingProps['bars'], most: number): uPlot.Options {
  const colour = (name: string): string => tokenOf(box, name);
  const font = `12px ${getComputedStyle(box).fontFamily}`;
  const names = Math.min(270, Math.round(box.clientWidth * 0.48));
  const letters = Math.max(12, Math.floor(names / 7.6));
  const axis = { font, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    padding: [4, 18, 0, 0],
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      // Names from above to below: the scale of the places stands upright and runs downwards.
      x: { time: false, ori: 1, dir: -1, range: [-0.5, bars.length - 0.5] },
      y: { ori: 0, range: [0, Math.max(1, most)] },
    },
    axes: [
      { ...axis, side: sides.start, size: names, gap: 8, stroke: colour('ink'), grid: { show: false }, splits: bars.map((_one, at) => at), values: (_plot, at) => at.map((one) => clip(bars[one]?.name ?? '', letters)) },
      { ...axis, side: sides.foot, size: 26, stroke: colour('ink-3'), grid: { stroke: colour('rule'), width: 1 }, space: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
    ],
    series: [{}, { stroke: colour('low'), fill: colour('low'), width: 0, points: { show: false }, paths: library.paths.bars?.({ size: [0.62, 16, 2] }) }] as uPlot.Series[],
  };
}
