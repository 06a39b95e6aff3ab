// The viewer's own look: a wide page, a table, a feed.
export const viewerCss = `
.page.viewer { max-inline-size: 1080px; }
.viewer .stack { gap: 44px; }
.viewer table { inline-size: 100%; min-inline-size: 680px; border-collapse: collapse; font-size: var(--t-2); }
.viewer th, .viewer td { text-align: start; vertical-align: top; padding: 11px 16px 11px 0; padding-inline: 0 16px; border-block-end: 1px solid var(--rule); }
.viewer thead th { font-size: var(--t-1); font-weight: 650; color: var(--ink-3); white-space: nowrap; }
.viewer tbody th { font-weight: 650; font-size: var(--t-3); }
.viewer .number { text-align: end; font-variant-numeric: tabular-nums; }
.viewer td .faint { display: block; }
.viewer td code { font-family: var(--mono); }
.viewer tr.here > * { background: var(--marker); }
.viewer tr.here .faint { color: var(--ink); }
.viewer .doc-name { font-weight: 550; }
.viewer .feed { display: grid; gap: 0; }
.viewer .feed > li { padding-block: 18px; border-block-end: 1px solid var(--rule); }
.viewer .feed h3 { font-size: var(--t-4); }
.viewer .feed ul { display: grid; gap: 16px; margin-block-start: 12px; padding-inline-start: 18px; border-inline-start: 3px solid var(--rule); }
.viewer .feed [data-change-kind] { max-inline-size: 70ch; }
.viewer .feed > li[data-seen="false"] ul { border-color: var(--high); }
`;
