// A finding as a page to read: one column of text, the record beside it where there is room.
export const provisionCss = `
.provision { display: grid; gap: clamp(26px, 3vw, 40px); grid-template-columns: minmax(0, 1fr); }
.severity-why { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: var(--t-2); color: var(--ink-2); }
.severity-why .badge { font-size: var(--t-2); }
.provision-grid { display: grid; gap: 40px clamp(36px, 5vw, 80px); grid-template-columns: minmax(0, 1fr); }
@media (min-width: 980px) { .provision-grid { grid-template-columns: minmax(0, 66ch) minmax(270px, 370px); justify-content: space-between; } }
.provision-main { display: grid; gap: 38px; align-content: start; min-inline-size: 0; grid-template-columns: minmax(0, 1fr); }
.provision-main h2 { font-size: var(--t-4); margin-block-end: 10px; }
.provision-main h3, .record h3 { font-size: var(--t-2); font-weight: 650; color: var(--ink-3); margin-block: 18px 8px; }
.reading-text { max-inline-size: 66ch; line-height: 1.6; }
.their-words { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); }
.their-words h2 { margin: 0; }
.their-words .quote blockquote { font-size: var(--t-4); line-height: 1.66; }
.whole-clause > summary { font-size: var(--t-2); color: var(--link); inline-size: fit-content; }
.clause-text { margin-block-start: 10px; max-block-size: 26em; white-space: pre-line; overflow-wrap: anywhere; font-family: var(--serif); font-size: var(--t-3); line-height: 1.65; color: var(--ink-2); border-inline-start: 3px solid var(--rule); padding-inline-start: 16px; }
.provision .doing { display: grid; gap: 9px; }
.provision .doing li { display: grid; grid-template-columns: 16px 1fr; gap: 11px; }
.provision .doing svg { color: var(--good); margin-block-start: 4px; }
.provision .deadline { color: var(--ink-3); }
.same-document { display: grid; grid-template-columns: max-content minmax(0, 1fr); }
.same-document > li { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; gap: 2px 16px; align-items: baseline; padding-block: 9px; border-block-end: 1px solid var(--rule); }
.same-document a { color: var(--ink); text-decoration-color: var(--edge); font-weight: 550; }
.same-document + p { padding-block-start: 10px; }
@media (max-width: 460px) { .same-document, .same-document > li { grid-template-columns: minmax(0, 1fr); } }
.usual { display: grid; gap: 8px; }
.usual meter { inline-size: min(100%, 340px); block-size: 8px; }
.provision .others { display: grid; gap: 8px; }
.law-list, .answers { display: grid; gap: 16px; }
.law-list dt { font-weight: 600; display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.law-list .place { font-size: var(--t-1); font-weight: 500; color: var(--ink-2); background: var(--info-bg); padding: 1px 8px; border-radius: var(--r-1); }
.law-list dd, .answers dd { color: var(--ink-2); max-inline-size: 66ch; }
.answers dt { font-weight: 600; margin-block-end: 3px; }
.checklist ul { display: grid; gap: 9px; }
.checklist li { display: grid; grid-template-columns: 15px 1fr; gap: 11px; }
.checklist li::before { content: ""; box-sizing: border-box; inline-size: 13px; block-size: 13px; margin-block-start: 5px; border: 1.5px solid var(--edge); border-radius: 3px; }
.viewer .checklist h2 + .hint { margin-block: -4px 14px; }
.checklist .acts { margin-block-start: 14px; margin-inline-start: -8px; }

.steps-of-clause { display: grid; }
.steps-of-clause > li { display: grid; grid-template-columns: minmax(88px, 128px) minmax(0, 1fr); gap: 4px 26px; padding-block-end: 22px; position: relative; }
.steps-of-clause .when { display: grid; align-content: start; font-size: var(--t-2); font-variant-numeric: tabular-nums; }
.steps-of-clause > li > div { position: relative; }
.steps-of-clause > li > div::before { content: ""; position: absolute; inset-inline-start: -17px; inset-block: 6px -28px; inline-size: 1.5px; background: var(--rule); }
.steps-of-clause > li:last-child > div::before { display: none; }
.steps-of-clause > li > div::after { content: ""; box-sizing: border-box; position: absolute; inset-inline-start: -21px; inset-block-start: 6px; inline-size: 9.5px; block-size: 9.5px; border-radius: 50%; background: var(--paper); border: 2px solid var(--edge); }
.steps-of-clause > li[data-standing="true"] > div::after { background: var(--ink); border-color: var(--ink); }
.steps-of-clause > li[data-step="gone"] > div::after { border-radius: 1px; }
.steps-of-clause .what { font-weight: 600; }
.steps-of-clause .now { margin-inline-start: 10px; font-size: var(--t-1); font-weight: 500; color: var(--ink-3); }
.steps-of-clause summary { display: inline-flex; gap: 6px; align-items: center; font-size: var(--t-2); color: var(--link); }
@media (max-width: 460px) { .steps-of-clause > li { grid-template-columns: minmax(0, 1fr); padding-inline-start: 20px; } }

.record { min-inline-size: 0; align-self: start; border-block-start: 2px solid var(--ink); padding-block-start: 14px; font-size: var(--t-2); }
.record > h2 { font-size: var(--t-3); margin-block-end: 10px; }
.record dl { display: grid; }
.record dl > div { display: grid; grid-template-columns: 104px minmax(0, 1fr); gap: 4px 14px; padding-block: 7px; border-block-end: 1px solid var(--rule); }
.record dt { color: var(--ink-3); font-size: var(--t-1); padding-block-start: 1px; }
.record dd { overflow-wrap: anywhere; }
.record code { font-family: var(--mono); font-size: 0.94em; }
.record .hash { font-size: var(--t-1); color: var(--ink-2); word-break: break-all; }
.record .elsewhere-links { display: grid; gap: 5px; padding-block: 14px 0; }
.take-along { display: grid; gap: 10px; }
@media (max-width: 979px) { .record { max-inline-size: 66ch; } }
@media (max-width: 380px) { .record dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; } }
`;
