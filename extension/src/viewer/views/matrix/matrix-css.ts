// The matrix: headings upright on their side, first column and headings stay in sight.
export const matrixCss = `
.matrix-view .controls { margin-block-end: 18px; }
.matrix-view .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-inline-start: auto; padding-block-end: 8px; }
.chooser { position: relative; }
.chooser > summary { list-style: none; background: var(--raised); }
.chooser fieldset {
  position: absolute; z-index: 4; inset-block-start: calc(100% + 6px); inset-inline-start: 0; margin: 0; display: grid; gap: 2px; inline-size: max-content; min-inline-size: 220px;
  max-inline-size: min(84vw, 420px); max-block-size: 52vh; overflow: auto; padding: 12px 16px; border: 1px solid var(--rule); border-radius: var(--r-2);
  background: var(--raised); box-shadow: 0 10px 30px var(--shadow);
}
.chooser label { display: grid; grid-template-columns: auto 1fr; gap: 10px; align-items: center; padding-block: 5px; font-size: var(--t-2); }
.matrix-view .scroller { max-block-size: 84vh; border-block-end: 1px solid var(--rule); }
table.matrix { border-collapse: separate; border-spacing: 0; font-size: var(--t-2); }
.matrix th, .matrix td { padding: 0; text-align: center; }
.matrix .corner { position: sticky; inset-inline-start: 0; z-index: 2; background: var(--paper); }
.matrix .group { text-align: start; padding: 0 6px 6px; font-size: var(--t-1); font-weight: 650; color: var(--ink-3); border-inline-start: 1px solid var(--rule); white-space: nowrap; }
.matrix .group span { position: sticky; inset-inline-start: 158px; }
.matrix thead tr:last-child { position: sticky; inset-block-start: 0; z-index: 2; } /* As one: each sticky cell would be a layer. */
.matrix thead tr:last-child > * { background: var(--paper); vertical-align: bottom; box-shadow: inset 0 -1.5px 0 var(--ink); }
.matrix thead tr:last-child > .corner { z-index: 1; }
.matrix .type a {
  display: block; writing-mode: vertical-rl; transform: rotate(180deg); text-align: start; max-inline-size: 204px; inline-size: max-content; margin: 0 auto;
  padding: 4px 2px 8px; font-weight: 500; line-height: 1.15; color: var(--ink-2); text-decoration: none;
}
.matrix .type a:hover { color: var(--ink); text-decoration: underline; }
.matrix .share { display: block; padding-block: 2px 7px; font-size: var(--t-1); font-weight: 600; font-variant-numeric: tabular-nums; color: var(--ink-3); }
.usual-types .chart { max-inline-size: 820px; }
.matrix tbody th {
  position: sticky; inset-inline-start: 0; z-index: 1; text-align: start; font-size: var(--t-3); font-weight: 600; background: var(--paper); padding: 7px 16px 7px 0; padding-inline: 0 16px;
  max-inline-size: 190px; min-inline-size: 150px; border-block-end: 1px solid var(--rule);
}
.matrix tbody td { border-block-end: 1px solid var(--rule); min-inline-size: 37px; }
.matrix tbody td a { display: grid; place-items: center; min-block-size: 36px; color: var(--tone); --tone-bg: var(--paper); }
.matrix tbody tr:hover > * { background: var(--sunk); }
.matrix tbody td a:hover { background: var(--tone-bg); }
.matrix .nothing::before { content: "·" / var(--nothing); color: var(--ink-3); }
@media (max-width: 640px) { .matrix tbody th { max-inline-size: 110px; min-inline-size: 96px; font-size: var(--t-2); } .matrix .group span { inset-inline-start: 112px; } .matrix-view .legend { margin: 0; } }
.on-paper { display: none; }
@media print {
  .matrix-view .scroller { display: none; }
  .on-paper { display: block; }
  .on-paper table.matrix { margin-block-end: 28px; }
  .on-paper tr { break-inside: avoid; }
  .on-paper thead { display: table-header-group; }
  .on-paper .matrix tbody td a { min-block-size: 28px; }
}
`;
