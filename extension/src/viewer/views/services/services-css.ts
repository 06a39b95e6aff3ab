// The table of services: a calm grid where there is room, a list of entries where there is none.
export const servicesCss = `
.services .controls { margin-block-end: 18px; }
.services .grow { flex: 1 1 260px; max-inline-size: 420px; }
.services .tally-line { margin-inline-start: auto; align-self: end; padding-block-end: 9px; }
.services table { inline-size: 100%; border-collapse: collapse; }
.services thead { position: sticky; inset-block-start: 0; z-index: 1; } /* As one: each sticky cell would be a layer. */
.services thead th { background: var(--paper); box-shadow: inset 0 -1.5px 0 var(--ink); }
.services thead th { padding: 8px 12px 9px 0; padding-inline: 0 12px; text-align: start; vertical-align: bottom; font-size: var(--t-1); font-weight: 600; line-height: 1.25; color: var(--ink-2); }
.services .sorter { padding: 0; white-space: nowrap; min-block-size: 24px; border: 0; background: none; font-weight: inherit; text-align: start; cursor: pointer; }
.services .sorter:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 0.2em; }
.services .way { display: inline-block; inline-size: 1em; text-align: center; }
.services tbody th, .services tbody td { padding-block: 14px; padding-inline: 0 12px; vertical-align: top; text-align: start; border-block-end: 1px solid var(--rule); font-weight: 400; }
.services tbody tr:hover > * { background: color-mix(in srgb, var(--sunk) 45%, transparent); }
.service-name { display: block; font-size: var(--t-4); font-weight: 650; letter-spacing: -0.01em; line-height: 1.25; }
.services .documents { display: flex; flex-wrap: wrap; gap: 0 12px; margin-block-start: 2px; max-inline-size: 38ch; }
.services .documents a { font-size: var(--t-2); }
.services .documents .rest { color: var(--ink-3); }
.label-answer { display: inline-flex; gap: 6px; align-items: center; font-size: var(--t-2); color: var(--tone, var(--ink-3)); white-space: nowrap; font-weight: 550; }
.label-answer[data-tone="silent"] { color: var(--ink-3); font-weight: 400; }
.services .answer { padding-block-start: 16px; }
.services .unread { color: var(--ink-3); font-size: var(--t-2); }
.services .changes { white-space: nowrap; }
.services .changes .count { display: inline-block; min-inline-size: 2.2em; font-variant-numeric: tabular-nums; font-weight: 600; }
.services .spark { display: inline-block; vertical-align: -3px; }
.spark .bars { fill: var(--low); }
.spark .none { fill: var(--rule); }
.services .when { white-space: nowrap; font-size: var(--t-2); padding-block-start: 16px; }
.services .cell-name { display: none; }
.services .narrow-only { display: none; }
@media (max-width: 1080px) {
  .services thead { display: none; }
  .services .narrow-only { display: grid; }
  .services table, .services tbody { display: block; }
  .services tbody tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 6px 16px; padding-block: 18px; border-block-end: 1px solid var(--rule); }
  .services tbody tr:hover > * { background: none; }
  .services tbody th { grid-column: 1 / -1; }
  .services tbody th, .services tbody td, .services .answer, .services .when { padding: 0; border: 0; }
  .services .cell-name { display: block; font-size: var(--t-1); color: var(--ink-3); }
  .services .unread { grid-column: 1 / -1; }
  .services .changes .count { min-inline-size: 0; margin-inline-end: 8px; }
}
@media (max-width: 420px) { .services tbody tr { grid-template-columns: 1fr 1fr; } .services .documents { gap: 2px 12px; } }
`;
