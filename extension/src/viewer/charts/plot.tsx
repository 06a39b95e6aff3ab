// A picture drawn by uPlot on a canvas: to screen readers an image that is named by what it says (whoever uses it has the same
// figures in words or a table beside it). Colours come from the tokens, again when the scheme or the contrast changes. The
// library is fetched when the first chart is shown.

import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { addViewCss } from '../shell/css';

addViewCss(`
.chart { position: relative; min-inline-size: 0; }
.chart .plot { block-size: var(--chart-height, 150px); overflow: hidden; direction: ltr; }
.chart .u-wrap { position: relative; user-select: none; }
.chart .u-over, .chart .u-under, .chart .u-axis { position: absolute; }
.chart .u-under { overflow: hidden; }
.chart canvas { display: block; inline-size: 100%; block-size: 100%; }
.chart .u-cursor-x { position: absolute; inset-block: 0; inset-inline-start: 0; border-inline-end: 1px dashed var(--edge); pointer-events: none; }
.chart .u-off, .chart .u-cursor-y, .chart .u-cursor-pt, .chart .u-select { display: none; }
.chart .reading-out { min-block-size: 1.5em; font-size: var(--t-1); color: var(--ink-2); font-variant-numeric: tabular-nums; }
.chart .plot.goes { cursor: pointer; }
`);

export interface PlotProps {
  readonly data: uPlot.AlignedData;
  /** Made anew for each drawing, from the tokens as they are then. */
  readonly options: (plot: typeof uPlot, box: HTMLElement) => uPlot.Options;
  /** Which point is under the pointer; -1 for none. */
  readonly under?: (index: number) => void;
  /** A press on a point. */
  readonly pick?: ((index: number) => void) | undefined;
  /** In CSS pixels; the style sheet's where none is given. */
  readonly height?: number;
}

/** The value of a colour token where `box` stands. */
export function tokenOf(box: HTMLElement, name: string): string {
  return getComputedStyle(box).getPropertyValue(`--${name}`).trim();
}

export function Plot({ data, options, under, pick, height }: PlotProps) {
  const plot = useRef<HTMLDivElement>(null);
  const latest = useRef({ options, under, pick });
  latest.current = { options, under, pick };
  useEffect(() => {
    const box = plot.current;
    if (!box) return;
    let drawn: uPlot | undefined;
    let resized: ResizeObserver | undefined;
    const ended = new AbortController();
    void import('uplot').then(({ default: Library }) => {
      if (ended.signal.aborted) return;
      const draw = (): void => {
        drawn?.destroy();
        const given = latest.current.options(Library, box);
        drawn = new Library({ ...given, hooks: { setCursor: [(one) => latest.current.under?.(one.cursor.idx ?? -1)] } }, data, box);
        drawn.over.addEventListener('click', () => {
          const index = drawn?.cursor.idx;
          if (typeof index === 'number') latest.current.pick?.(index);
        });
      };
      draw();
      for (const change of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
        matchMedia(change).addEventListener('change', draw, { signal: ended.signal });
      }
      // Drawn anew, not only stretched: how much room names get goes by the width.
      resized = new ResizeObserver(() => {
        if (drawn && (drawn.width !== box.clientWidth || drawn.height !== box.clientHeight)) draw();
      });
      resized.observe(box);
    });
    return () => {
      ended.abort();
      resized?.disconnect();
      drawn?.destroy();
    };
  }, [data]);
  return <div class={`plot${pick ? ' goes' : ''}`} ref={plot} style={height === undefined ? undefined : { blockSize: `${String(height)}px` }} />;
}
