// How citations, long work and printed pages look.

export const evidenceCss = `
.cite { display: grid; gap: 10px; min-inline-size: 0; }
.cite-forms { display: flex; flex-wrap: wrap; gap: 4px; }
.cite-forms label { position: relative; display: inline-flex; }
.cite-forms input { position: absolute; inset: 0; opacity: 0; inline-size: 100%; block-size: 100%; margin: 0; cursor: pointer; }
.cite-forms span { padding: 3px 11px; border-radius: 99px; border: 1px solid transparent; font-size: var(--t-1); font-weight: 600; color: var(--ink-2); }
.cite-forms label:hover span { border-color: var(--rule); }
.cite-forms input:checked + span { border-color: var(--edge); color: var(--ink); background: var(--raised); }
.cite-forms input:focus-visible + span { outline: 2.5px solid var(--focus); outline-offset: 2px; }
.cite pre {
  max-block-size: 24em; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px 14px; border-radius: var(--r-2);
  background: var(--sunk); border: 1px solid var(--rule); font-family: var(--mono); font-size: var(--t-1); line-height: 1.6; color: var(--ink-2);
}
.acts { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.export { display: grid; gap: 8px; justify-items: start; min-inline-size: 0; }
.job { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: end; inline-size: 100%; }
.job-bar { display: grid; gap: 5px; flex: 1 1 220px; font-size: var(--t-1); color: var(--ink-2); font-variant-numeric: tabular-nums; }
.job-bar progress { inline-size: 100%; block-size: 6px; appearance: none; border: 0; border-radius: 99px; overflow: hidden; background: var(--sunk); }
.job-bar progress::-webkit-progress-bar { background: var(--sunk); }
.job-bar progress::-webkit-progress-value { background: var(--ink-2); border-radius: 99px; }
.job-bar progress::-moz-progress-bar { background: var(--ink-2); border-radius: 99px; }
.job-ended, .job-failed { font-size: var(--t-2); color: var(--ink-2); }
.job-failed { color: var(--high); }
.job-ended code { font-family: var(--mono); }
`;

/** For "save as PDF": paper white, no controls, everything unfolded, addresses written out, nothing cut in two. */
export const printCss = `
@media print {
  @page { margin: 18mm 16mm; }
  .sp { --paper: #fff; --raised: #fff; --sunk: #fff; --ink: #000; --ink-2: #222; --ink-3: #444; --rule: #bbb; --marker: #fff3b8; --k: 0.86; }
  html, body.sp { background: #fff !important; color-scheme: light; }
  .viewer { display: block; min-block-size: 0; }
  .viewer > main { display: block; padding: 0; }
  .viewer > main > * { max-inline-size: none; padding: 0; margin-block-end: 20px; }
  .button, .acts, .job, .cite-forms, [data-noprint], input, select { display: none !important; }
  .cite pre, .quote.long, .scroller { max-block-size: none !important; overflow: visible !important; border: 0; padding: 0; }
  h1, h2, h3, h4, summary { break-after: avoid; }
  li, blockquote, figure, .record, .provenance, .reading > section { break-inside: avoid; }
  .category .lines > li { break-inside: auto; } /* All that is known of a finding: half a page, with its fold open. */
  .finding-links, .figures:not([open]) { display: none !important; }
  .provision-grid { display: block !important; }
  .provision-grid > aside { margin-block-start: 20px; max-inline-size: none; inline-size: 100%; }
  details > summary .chevron { display: none; }
  details::details-content { content-visibility: visible !important; display: block !important; block-size: auto !important; }
  main a[href^="http"]::after { content: " <" attr(href) ">"; font-size: 0.82em; color: #444; overflow-wrap: anywhere; }
  .print-only { display: block !important; }
}
.print-only { display: none; }
`;
