// A chart over time, drawn by uPlot on a canvas. It is a picture to screen readers, named by what it says; whoever uses it
// puts the same figures into a table beside it. Colours come from the tokens, again when the scheme changes. The library is
// fetched when the first chart is shown.

import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { day } from '../../ui/format';
import { uiLanguage } from '../../ui/text';
import { addViewCss } from '../shell/css';

addViewCss(`
.chart { position: relative; min-inline-size: 0; }
.chart .plot { block-size: var(--chart-height, 150px); overflow: hidden; }
.chart .u-wrap { position: relative; user-select: none; }
.chart .u-over, .chart .u-under, .chart .u-axis { position: absolute; }
.chart .u-under { overflow: hidden; }
.chart canvas { display: block; inline-size: 100%; block-size: 100%; }
.chart .u-cursor-x { position: absolute; inset-block: 0; inset-inline-start: 0; border-inline-end: 1px dashed var(--edge); pointer-events: none; }
.chart .u-cursor-y, .chart .u-cursor-pt, .chart .u-select { display: none; }
.chart .reading-out { min-block-size: 1.5em; font-size: var(--t-1); color: var(--ink-2); font-variant-numeric: tabular-nums; }
.chart .plot.goes { cursor: pointer; }
`);

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
  const plot = useRef<HTMLDivElement>(null);
  const [under, setUnder] = useState(-1);
  const latest = useRef({ words, pick });
  latest.current = { words, pick };
  useEffect(() => {
    const box = plot.current;
    if (!box) return;
    let drawn: uPlot | undefined;
    let ended = false;
    const draw = (Plot: typeof uPlot): void => {
      drawn?.destroy();
      drawn = new Plot(options(Plot, box, series, (index) => setUnder(index)), [times, ...series.map((one) => one.values)] as uPlot.AlignedData, box);
      drawn.over.addEventListener('click', () => {
        const index = drawn?.cursor.idx;
        if (typeof index === 'number') latest.current.pick?.(index);
      });
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    let again = (): void => undefined;
    const resized = new ResizeObserver(() => drawn?.setSize({ width: box.clientWidth, height: box.clientHeight }));
    void import('uplot').then(({ default: Plot }) => {
      if (ended) return;
      again = () => draw(Plot);
      again();
      scheme.addEventListener('change', again);
      resized.observe(box);
    });
    return () => {
      ended = true;
      scheme.removeEventListener('change', again);
      resized.disconnect();
      drawn?.destroy();
    };
  }, [times, series]);
  const time = times[under];
  return (
    <figure class="chart" role="img" aria-label={label}>
      <div class={`plot${pick ? ' goes' : ''}`} ref={plot} />
      <p class="reading-out" aria-hidden="true">
        {time === undefined ? '' : (words?.(under) ?? day(time * 1000))}
      </p>
    </figure>
  );
}

function options(Plot: typeof uPlot, box: HTMLElement, series: readonly Series[], under: (index: number) => void): uPlot.Options {
  const style = getComputedStyle(box);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const axis = { stroke: colour('ink-3'), font: `11px ${style.fontFamily}`, ticks: { show: false }, grid: { stroke: colour('rule'), width: 1 } };
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
        paths: one.shape === 'bars' ? Plot.paths.bars?.({ size: [0.8, 9, 3] }) : Plot.paths.stepped?.({ align: 1 }),
      })),
    ] as uPlot.Series[],
    hooks: { setCursor: [(plot) => under(plot.cursor.idx ?? -1)] },
  };
}
