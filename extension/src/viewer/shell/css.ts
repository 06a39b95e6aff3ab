// Style sheets of the viewer: the shell's own, and what each view adds once when its module is loaded.

import { addStyles } from '../../ui/styles';

const waiting: string[] = [];
const added = new Set<string>();
let begun = false;

/**
 * Adds a view's style sheet, once however many views share it; call it at the top of the view's module. It comes after the
 * shared ones, whenever it is called.
 */
export function addViewCss(text: string): void {
  if (added.has(text)) return;
  added.add(text);
  if (begun) addStyles(document, [text]);
  else waiting.push(text);
}

/** Adds what the views have given so far; called once the shared sheets are there. */
export function beginViewCss(): void {
  begun = true;
  addStyles(document, waiting.splice(0));
}

export const shellCss = `
.viewer { display: grid; grid-template-rows: auto 1fr auto; min-block-size: 100vh; grid-template-columns: minmax(0, 1fr); }
.skip-link {
  position: absolute; inset-block-start: 8px; inset-inline-start: 8px; z-index: 3; padding: 8px 14px; border-radius: var(--r-2);
  background: var(--solid); color: var(--on-solid); font-weight: 600; transform: translateY(-200%);
}
.skip-link:focus { transform: none; }
.masthead { border-block-end: 1px solid var(--rule); }
.masthead > div, .viewer > main > *, .colophon > div { max-inline-size: 1180px; margin-inline: auto; padding-inline: clamp(18px, 4vw, 40px); }
.viewer:has(> main > .wide) > :is(.masthead, .colophon) > div, .viewer > main:has(> .wide) > * { max-inline-size: 1640px; }
.masthead > div { display: flex; flex-wrap: wrap; gap: 0 28px; align-items: end; padding-block: 10px 0; }
.masthead .mark-name { font-size: var(--t-3); color: var(--ink); text-decoration: none; align-items: center; padding-block: 8px 11px; border-block-end: 2.5px solid transparent; margin-inline-end: auto; }
.masthead nav { min-inline-size: 0; }
.masthead nav ul { display: flex; flex-wrap: wrap; gap: 0 20px; }
.masthead nav a {
  display: inline-flex; gap: 6px; align-items: baseline; padding-block: 8px 11px; color: var(--ink-2); text-decoration: none; font-size: var(--t-2); font-weight: 550;
  border-block-end: 2.5px solid transparent;
}
.masthead nav a:hover { color: var(--ink); border-color: var(--rule); }
.masthead nav a[aria-current] { color: var(--ink); border-color: var(--ink); }
.masthead nav .count {
  font-size: var(--t-1); font-weight: 650; color: var(--on-solid); background: var(--solid); border-radius: 99px; padding-inline: 6px; min-inline-size: 18px;
  text-align: center; font-variant-numeric: tabular-nums; line-height: 1.45;
}
.viewer > main { padding-block: clamp(26px, 4vw, 52px) 72px; display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: clamp(28px, 3.4vw, 44px); }
.viewer > main > * { inline-size: 100%; }
@media (max-width: 700px) {
  /* One line that is pushed sideways, as wide as the window, so that the way on is seen to be cut. */
  .masthead nav { inline-size: calc(100% + 2 * clamp(18px, 4vw, 40px)); margin-inline: calc(-1 * clamp(18px, 4vw, 40px)); overflow-x: auto; scrollbar-width: none; }
  .masthead nav ul { flex-wrap: nowrap; inline-size: max-content; padding-inline: clamp(18px, 4vw, 40px); }
  .masthead nav a { white-space: nowrap; padding-block: 6px 9px; }
  .masthead nav a:focus-visible { outline-offset: -2px; }
  .masthead .mark-name { padding-block: 8px 2px; border: 0; }
}
.colophon { border-block-start: 1px solid var(--rule); font-size: var(--t-1); color: var(--ink-3); }
.colophon > div { padding-block: 16px 24px; display: flex; flex-wrap: wrap; gap: 4px 20px; justify-content: space-between; }

.view-header { display: grid; gap: 10px; }
.view-header .kicker { font-size: var(--t-2); color: var(--ink-3); display: flex; flex-wrap: wrap; gap: 4px 8px; }
.view-header h1 { font-size: clamp(26px, 3.6vw, 40px); line-height: 1.1; letter-spacing: -0.024em; outline-offset: 6px; }
.view-header h1:focus:not(:focus-visible) { outline: none; }
.view-header .standfirst { font-size: var(--t-4); line-height: 1.5; color: var(--ink-2); max-inline-size: 62ch; }
.viewer section > h2, .viewer .section-title { font-size: var(--t-5); letter-spacing: -0.015em; margin-block-end: 14px; }
.viewer section > h2 + .hint { margin-block: -8px 14px; max-inline-size: 72ch; }
.waiting { display: grid; gap: 14px; padding-block: 6px; }
.waiting .bar { block-size: 13px; border-radius: 4px; background: var(--sunk); animation: sp-breathe 1.4s ease-in-out infinite alternate; }
.waiting.late .bar { animation-delay: 0s; }
@keyframes sp-breathe { from { opacity: 1; } to { opacity: 0.45; } }
.page-more { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding-block-start: 18px; }
.busy { opacity: 0.62; transition: opacity 120ms ease 120ms; }
.sp :where(main summary) { min-block-size: 24px; }
.field { display: grid; gap: 4px; font-size: var(--t-1); font-weight: 650; color: var(--ink-3); }
.sp :where(.field input, .field select) {
  min-block-size: 36px; padding: 6px 12px; border: 1px solid var(--edge); border-radius: var(--r-2); background: var(--raised); color: var(--ink);
  font-size: var(--t-3); font-weight: 400; max-inline-size: 100%;
}
.sp :where(.field input)::placeholder { color: var(--ink-3); opacity: 1; }
.controls { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: end; }
.scroller { position: relative; overflow: auto; scrollbar-width: thin; }
.viewer .number { text-align: end; font-variant-numeric: tabular-nums; }
@media (forced-colors: active) {
  /* Edges that are there only to keep a place would be drawn. */
  .masthead nav a:not([aria-current]), .masthead .mark-name { border-block-end-color: Canvas; }
  .masthead nav a[aria-current] { border-color: Highlight; }
  .masthead nav .count { border: 1px solid; }
  .callout, .check, .chain { border: 1px solid; }
  .services thead th, .matrix thead tr:last-child > * { border-block-end: 2px solid; }
}
@media print {
  .viewer * { content-visibility: visible !important; }
  .masthead, .colophon, .skip-link, .page-more, .controls { display: none !important; }
}
`;
