// The document: reading on the one side, where it comes from on the other; then its history.
export const documentCss = `
.view-header .ways { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 6px; }
.ways .button { text-decoration: none; color: var(--ink); }
.kicker a { color: var(--ink-2); }
.kicker .faint-link { color: var(--ink-3); text-decoration-color: var(--edge); }
.document-grid { display: grid; grid-template-columns: minmax(0, 1fr) minmax(250px, 320px); gap: 40px clamp(32px, 5vw, 72px); align-items: start; }
.document-main { display: grid; gap: 40px; min-inline-size: 0; grid-template-columns: minmax(0, 1fr); }
.document-main .label.brief { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); column-gap: 36px; }
.document-main .label.brief > li { border-block-end: 1px solid var(--rule); border-block-start: 0; }
.category { margin-block-start: 26px; }
.category > h3 { font-size: var(--t-2); font-weight: 650; color: var(--ink-3); padding-block-end: 6px; border-block-end: 1.5px solid var(--ink); }
.category .lines > li { padding-block: 12px; }
.category .finding summary { min-block-size: 24px; display: grid; grid-template-columns: 18px 1fr 14px; gap: 10px; align-items: start; }
.category .finding summary > svg:first-child { color: var(--tone); margin-block-start: 3px; }
.category .finding h3 { font-size: var(--t-4); font-weight: 600; text-wrap: pretty; }
.category .row-body { padding-inline: 28px; display: grid; gap: 8px; padding-block: 8px 6px; max-inline-size: 72ch; }
.category > .hint { padding-block: 8px 2px; }
.timeline { scroll-margin-block-start: 16px; }
.finding-links { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: var(--t-2); }
.provenance { display: grid; gap: 16px; padding: 20px; border: 1px solid var(--rule); border-radius: var(--r-3); background: var(--raised); justify-items: start; }
.provenance h2 { font-size: var(--t-4); }
.provenance dl { display: grid; gap: 12px; inline-size: 100%; }
.provenance dt { font-size: var(--t-1); color: var(--ink-3); }
.provenance dd { font-size: var(--t-2); display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; overflow-wrap: anywhere; }
.provenance code { font-family: var(--mono); font-size: var(--t-1); }
.provenance .hash { display: block; flex: 1 1 10em; line-height: 1.5; overflow-wrap: anywhere; }
.check { display: grid; grid-template-columns: 18px 1fr; gap: 10px; padding: 12px 14px; border-radius: var(--r-2); background: var(--tone-bg); inline-size: 100%; }
.check > svg { color: var(--tone); margin-block-start: 2px; }
.check-title { font-weight: 650; line-height: 1.35; color: var(--tone); }
.check .faint { color: var(--ink-2); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 20px 48px; margin-block-end: 26px; }
.charts h3 { font-size: var(--t-2); color: var(--ink-2); margin-block-end: 8px; }
.charts .legend { display: flex; gap: 14px; }
.charts .figures { grid-column: 1 / -1; }
.charts .scroller { max-block-size: 320px; margin-block-start: 8px; }
.charts table { border-collapse: collapse; font-size: var(--t-2); }
.charts th, .charts td { text-align: start; padding: 4px 18px 4px 0; padding-inline: 0 18px; border-block-end: 1px solid var(--rule); font-weight: 400; }
.charts thead th { font-weight: 650; color: var(--ink-3); }
.charts .number { text-align: end; }
.steps-list > li { display: grid; grid-template-columns: 128px minmax(0, 1fr) auto; gap: 4px 28px; padding-block: 14px; border-block-end: 1px solid var(--rule); align-items: start; }
.steps-list > li[aria-current] { box-shadow: inset 3px 0 0 var(--ink); padding-inline-start: 14px; }
.steps-list .when { display: grid; gap: 1px; }
.steps-list .when a { font-weight: 600; }
.steps-list .what { display: grid; gap: 3px; justify-items: start; }
.steps-list .summary { font-weight: 550; line-height: 1.4; max-inline-size: 70ch; }
.steps-list .what a { font-size: var(--t-2); }
.steps-list code { font-family: var(--mono); padding-block-start: 3px; }
@media (max-width: 900px) { .document-grid { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 640px) { .steps-list > li { grid-template-columns: minmax(0, 1fr); } .steps-list .when { display: flex; gap: 10px; align-items: baseline; } .steps-list > li > code { display: none; } }
`;
