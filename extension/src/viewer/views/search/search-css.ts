// The search page: one line to ask, and the paragraphs that have the words.
export const searchCss = `
.search-form { display: grid; gap: 12px 16px; grid-template-columns: minmax(0, 1fr) auto auto; align-items: end; }
.search-form .words input { font-size: var(--t-4); min-block-size: 44px; inline-size: 100%; }
.search-form select { min-block-size: 44px; }
.search-form .hint { grid-column: 1 / -1; max-inline-size: 80ch; }
@media (max-width: 760px) { .search-form { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .search-form .words { grid-column: 1 / -1; } .search-form select { inline-size: 100%; } }
.hits { display: grid; max-inline-size: 84ch; }
.hits > li { display: grid; gap: 5px; padding-block: 18px; border-block-start: 1px solid var(--rule); min-inline-size: 0; }
.hits h2 { font-size: var(--t-3); }
.hits .snippet { font-family: var(--serif); font-size: var(--t-3); line-height: 1.62; overflow-wrap: anywhere; }
.hits .snippet.heading { font-weight: 650; }
.hits mark { color: inherit; background: var(--marker); padding: 0.08em 0.08em; border-radius: 2px; }
.hits [data-in-force="false"] .snippet { color: var(--ink-2); }
@media (forced-colors: active) { .hits mark { background: Mark; color: MarkText; } }
`;
