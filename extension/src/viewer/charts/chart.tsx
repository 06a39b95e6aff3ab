// A chart over time.

import { useMemo, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { day } from '../../ui/format';
import { uiLanguage } from '../../ui/text';
import { Plot, tokenOf } from './plot';

export interface Series {
  readonly label: string;
  readonly values: readonly number[];
  /** Name of a colour token. */
  readonly colour: string;
  /** Bars from the ground, or an area that keeps its height until the next point. */
  readonly shape: 'bars' | 'steps';
}

export interface ChartProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[];
  /** Drawn in this order: what comes later lies above. */
  readonly series: readonly Series[];
  /** What is under the pointer, in words. */
  readonly words?: (index: number) => string;
  /** A press on the chart. */
  readonly pick?: (index: number) => void;
}

export function Chart({ label, times, series, words, pick }: ChartProps) {
  const [under, setUnder] = useState(-1);
  const data = useMemo(() => [times, ...series.map((one) => one.values)] as uPlot.AlignedData, [times, series]);
  const time = times[under];
  return (
    <figure class="chart" role="img" aria-label={label}>
      <Plot data={data} options={(library, box) => options(library, box, series)} under={setUnder} pick={pick} />
      <p class="reading-out" aria-hidden="true">
        {time === undefined ? '' : (words?.(under) ?? day(time * 1000))}
      </p>
    </figure>
  );
}

function options(library: typeof uPlot, box: HTMLElement, series: readonly Series[]): uPlot.Options {
  const colour = (name: string): string => tokenOf(box, name);
  const axis = { stroke: colour('ink-3'), font: `11px ${getComputedStyle(box).fontFamily}`, ticks: { show: false }, grid: { stroke: colour('rule'), width: 1 } };
  const month = new Intl.DateTimeFormat(uiLanguage(), { month: 'short', year: '2-digit' });
  return {
    width: box.clientWidth,
    height: box.clientHeight,
    padding: [8, 6, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(4, Math.ceil(most * 1.08))] } },
    axes: [
      { ...axis, grid: { show: false }, size: 26, space: 64, values: (_plot, at) => at.map((second) => month.format(new Date(second * 1000))) },
      { ...axis, size: 34, space: 28, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
    ],
    series: [
      {},
      ...series.map((one) => ({
        label: one.label,
        stroke: colour(one.colour),
        fill: one.shape === 'bars' ? colour(one.colour) : colour(`${one.colour}-bg`),
        width: one.shape === 'bars' ? 0 : 1.6,
        points: { show: false },
        paths: one.shape === 'bars' ? library.paths.bars?.({ size: [0.8, 9, 3] }) : library.paths.stepped?.({ align: 1 }),
      })),
    ] as uPlot.Series[],
  };
}
