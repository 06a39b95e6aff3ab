// Settings of the history: rows of name and control, and the one dialog that asks twice.
export const settingsCss = `
.settings-list { max-inline-size: 760px; }
.settings-list .setting select { min-inline-size: 11em; }
.settings-list > .hint:not(:empty) { padding-block-start: 8px; }
.size { padding-block-end: 6px; }
.size p:first-child { font-size: var(--t-4); }
.size code { font-family: var(--mono); font-size: var(--t-1); overflow-wrap: anywhere; }
.care { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 10px 28px; align-items: start; padding-block: 18px; border-block-start: 1px solid var(--rule); max-inline-size: 760px; }
.care > div { display: grid; gap: 5px; min-inline-size: 0; }
.care h3 { font-size: var(--t-3); }
.care .hint { max-inline-size: 58ch; }
.care .controls { padding-block-start: 8px; }
.care .controls .field { flex: 1 1 260px; }
.care .controls input { inline-size: 100%; }
.care .export { justify-items: end; text-align: end; max-inline-size: 280px; }
.care > .button { margin-block-start: 2px; }
.care > .field { max-inline-size: 340px; }
.care > .field + .button { align-self: end; }
.forgetting .told { min-block-size: 1.5em; font-size: var(--t-2); }
@media (max-width: 560px) { .care { grid-template-columns: minmax(0, 1fr); } .care > .button { justify-self: start; } .care .export { justify-items: start; text-align: start; } }
.confirmation { max-inline-size: min(92vw, 480px); padding: 26px 28px; border: 1px solid var(--rule); border-radius: var(--r-3); background: var(--raised); color: var(--ink); box-shadow: 0 18px 60px var(--shadow); }
.confirmation::backdrop { background: rgb(20 18 14 / 0.45); }
.confirmation h2 { font-size: var(--t-5); letter-spacing: -0.015em; margin-block-end: 12px; }
.confirmation #forget-what { display: grid; gap: 10px; color: var(--ink-2); }
.confirmation ul { display: grid; gap: 6px; list-style: disc; padding-inline-start: 20px; }
.confirmation .acts { margin-block-start: 20px; justify-content: flex-end; }
`;
