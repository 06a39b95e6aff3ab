// What the extension's own pages (popup, options, welcome) and the viewer have beyond the shared components.
export const pagesCss = `
body.sp { margin: 0; background: var(--paper); min-block-size: 100vh; }
.topbar { display: flex; align-items: center; gap: 12px; justify-content: space-between; }
.stack { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.stack.loose { gap: 32px; }
.hint.aside { margin-block-start: 20px; padding-inline-start: 48px; }
.hint { font-size: var(--t-2); color: var(--ink-2); }
.faint { font-size: var(--t-1); color: var(--ink-3); }
.detail-fold > summary { padding-block: 4px; font-size: var(--t-1); color: var(--ink-2); font-weight: 600; inline-size: fit-content; }
.detail-fold pre, .command pre {
  font-family: var(--mono); font-size: var(--t-1); line-height: 1.55; white-space: pre-wrap; overflow-wrap: anywhere;
}
.detail-fold pre { color: var(--ink-2); padding-block-start: 6px; }
.lines { display: grid; }
.lines > li + li { border-block-start: 1px solid var(--rule); }
.top-line { display: grid; grid-template-columns: 16px 1fr; gap: 10px; padding-block: 9px; line-height: 1.38; }
.top-line svg { color: var(--tone); margin-block-start: 2px; }
.top-line p { font-weight: 550; }

.page { grid-template-columns: minmax(0, 1fr); max-inline-size: 720px; margin-inline: auto; padding: clamp(24px, 6vw, 64px) clamp(18px, 5vw, 32px) 72px; display: grid; gap: 36px; }
.page > header { display: grid; gap: 12px; }
.page h1 { font-size: clamp(26px, 5vw, 38px); line-height: 1.12; letter-spacing: -0.024em; }
.page .standfirst { font-size: var(--t-4); line-height: 1.5; color: var(--ink-2); max-inline-size: 56ch; }
.page h2 { font-size: var(--t-5); letter-spacing: -0.015em; margin-block-end: 12px; }
.steps { display: grid; gap: 20px; counter-reset: step; }
.steps > li { display: grid; grid-template-columns: 34px 1fr; gap: 4px 14px; counter-increment: step; }
.steps > li::before {
  content: counter(step); display: grid; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 50%;
  background: var(--solid); color: var(--on-solid); font-weight: 650; font-size: var(--t-2);
}
.steps .step { display: grid; gap: 8px; min-inline-size: 0; padding-block-start: 4px; }
.steps h3 { font-size: var(--t-4); }
.steps p { color: var(--ink-2); }
.command {
  display: grid; grid-template-columns: 1fr auto; gap: 8px; align-items: center; background: var(--sunk); border: 1px solid var(--rule);
  border-radius: var(--r-2); padding: 8px 8px 8px 14px;
}
.command { padding-inline: 14px 8px; }
.command pre { font-size: var(--t-2); color: var(--ink); }
.facts { display: grid; gap: 10px; }
.facts li { display: grid; grid-template-columns: 18px 1fr; gap: 12px; }
.facts svg { margin-block-start: 3px; color: var(--good); }
.facts p { color: var(--ink-2); }
.facts strong { color: var(--ink); font-weight: 600; }
.setting { display: grid; grid-template-columns: 1fr auto; gap: 4px 24px; align-items: center; padding-block: 16px; border-block: 1px solid var(--rule); }
.setting + .setting { border-block-start: 0; }
.setting label, .setting .setting-name { font-weight: 600; }
.setting .hint { grid-column: 1; max-inline-size: 60ch; }
.setting > input, .setting > .button { grid-row: 1 / span 2; grid-column: 2; }
@media (max-width: 480px) {
  .setting:has(> select) { grid-template-columns: minmax(0, 1fr); gap: 8px; }
  .setting:has(> select) > select { grid-column: 1; grid-row: auto; justify-self: start; order: 1; }
}
.switch {
  appearance: none; inline-size: 46px; block-size: 27px; border-radius: 99px; background: var(--edge); position: relative; cursor: pointer;
  border: 2px solid transparent; transition: background-color 120ms ease;
}
.switch::after {
  content: ""; position: absolute; inset-block-start: 2px; inset-inline-start: 2px; inline-size: 19px; block-size: 19px; border-radius: 50%;
  background: var(--paper); transition: inset-inline-start 120ms ease;
}
@media (prefers-reduced-motion: reduce) { .switch::after { transition: none; } }
.switch:checked { background: var(--good); }
.switch:checked::after { inset-inline-start: 21px; }
.switch:focus-visible { border-radius: 99px !important; }
@media (forced-colors: active) { .switch { appearance: auto; } .switch::after { display: none; } }
.choice { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; align-items: center; font-size: var(--t-2); }
.sp :where(select) {
  max-inline-size: 15em; padding: 6px 10px; border: 1px solid var(--edge); border-radius: var(--r-2); background: var(--raised); color: var(--ink);
}
.sp :where(select[disabled]) { opacity: 0.6; }
.setting > select { grid-row: 1 / span 2; grid-column: 2; }
.sites { display: grid; }
.sites li { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding-block: 8px; border-block-end: 1px solid var(--rule); }
.versions { display: grid; grid-template-columns: auto 1fr; gap: 8px 20px; font-size: var(--t-2); }
.versions dt { color: var(--ink-3); }
.versions dd { font-variant-numeric: tabular-nums; }
.table-wrap { overflow-x: auto; }
`;
