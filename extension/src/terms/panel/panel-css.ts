// The panel's own look and its place in the window: a card at the end side, a sheet at the foot of narrow windows.
// `!important` in :host beats whatever the page says about the element, its own !important rules included.
export const panelCss = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto !important;
  inset-block-start: 12px !important;
  inset-inline-end: 12px !important;
  display: block !important;
  inline-size: min(404px, calc(100vw - 24px)) !important;
  max-block-size: none !important;
  max-inline-size: none !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  overflow: visible !important;
  background: none !important;
  pointer-events: auto !important;
  transition: none !important;
  z-index: 2147483647 !important;
}
:host(:focus) { outline: none !important; }
:host([dir="rtl"]) { direction: rtl !important; }
:host([dir="ltr"]) { direction: ltr !important; }
:host([data-folded]) { inline-size: max-content !important; max-inline-size: calc(100vw - 24px) !important; }
@media print { :host { display: none !important; } }

.panel {
  display: flex; flex-direction: column;
  max-block-size: calc(100vh - 24px); max-block-size: calc(100dvh - 24px);
  background: var(--paper); border: 1px solid var(--rule); border-radius: var(--r-3);
  box-shadow: 0 1px 2px var(--shadow), 0 18px 50px -12px var(--shadow);
  overflow: hidden;
  animation: arrive 180ms cubic-bezier(0.2, 0.7, 0.2, 1);
}
@keyframes arrive { from { opacity: 0; transform: translateY(8px); } }
.panel form { display: contents; }
.bar { display: flex; align-items: center; gap: 2px; padding-block: 10px 0; padding-inline: 20px 10px; }
.bar .mark-name { flex: 1; }
.scroller { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
.head { display: grid; gap: 3px; padding: 4px 20px 16px; }
.head .of { font-size: var(--t-2); color: var(--ink-3); }
.head .of strong { color: var(--ink-2); font-weight: 600; }
.head h2 { font-size: var(--t-5); letter-spacing: -0.018em; line-height: 1.18; }
.block { border-block-start: 1px solid var(--rule); padding: 16px 20px; }
.block > h2 { font-size: var(--t-3); letter-spacing: -0.005em; }
.news { background: var(--medium-bg); display: grid; gap: 2px; }
.news.calm { background: var(--sunk); }
.news-head { display: grid; grid-template-columns: auto 1fr auto; gap: 9px; align-items: center; }
.news-head h2 { font-size: var(--t-3); }
.news-head .button { min-block-size: 30px; padding-block: 4px; margin-block: -4px; }
.news .lead { font-size: var(--t-2); color: var(--ink-2); }
.news .lead + ul, .news ul + details { margin-block-start: 8px; }
.news ul { display: grid; gap: 14px; }
.news .kind { color: var(--ink-2); }
.news .button { background: var(--paper); }
.fold-more > summary { font-size: var(--t-2); font-weight: 600; color: var(--link); padding-block: 4px; inline-size: fit-content; }
.fold-more[open] > summary { margin-block-end: 8px; }
.gist ol { display: grid; margin-block-start: 6px; margin-inline: -10px; }
.goto {
  display: grid; grid-template-columns: 16px 1fr 14px; gap: 12px; align-items: start; inline-size: 100%; padding: 8px 10px;
  border: 0; border-radius: var(--r-2); background: none; text-align: start; cursor: pointer; font-weight: 550; line-height: 1.36;
}
.goto:hover { background: var(--sunk); }
.goto:focus-visible { outline-offset: -2px !important; }
.goto > svg:first-child { color: var(--tone); margin-block-start: 2px; }
.goto .onward { color: var(--ink-3); margin-block-start: 4px; transform: rotate(-90deg); }
[dir="rtl"] .goto .onward { transform: rotate(90deg); }
.rare { background: var(--sunk); }
.rare ul { display: grid; margin-block-start: 6px; margin-inline: -10px; }
.rare .goto { grid-template-columns: minmax(52px, max-content) 1fr 14px; }
.rare .goto:hover { background: var(--paper); }
.share { display: grid; justify-items: center; padding: 3px 5px 5px; border-radius: var(--r-2); background: var(--paper); border: 1px solid var(--rule); line-height: 1.1; }
.share strong { font-size: var(--t-5); font-weight: 650; letter-spacing: -0.02em; color: var(--tone); font-variant-numeric: tabular-nums; }
.share span { font-size: var(--t-1); color: var(--ink-3); font-weight: 400; white-space: nowrap; }
.rare-what { display: grid; gap: 2px; font-size: var(--t-2); font-weight: 500; }
.rare-what .hint { font-size: var(--t-1); font-weight: 400; color: var(--ink-3); }
.part-title { padding: 16px 20px 10px; font-size: var(--t-3); border-block-start: 1px solid var(--rule); background: var(--sunk); }
.group { border-block-start: 1px solid var(--rule); }
.group > summary {
  display: grid; grid-template-columns: 16px auto 1fr 16px; gap: 12px; align-items: center; padding: 13px 20px;
  position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper);
}
.group > summary:hover { background: var(--sunk); }
.group > summary:focus-visible { outline-offset: -3px !important; }
.group > summary > svg:first-child { color: var(--tone); }
.group > summary h2 { font-size: var(--t-3); }
.group > summary .count { color: var(--ink-3); font-variant-numeric: tabular-nums; }
.findings .finding { scroll-margin-block-start: 46px; }
.findings .row { border-block-start: 1px solid var(--rule); }
.findings .row > details > summary { display: grid; grid-template-columns: 16px 1fr 14px; gap: 12px; align-items: start; padding: 12px 20px; }
.findings .row > details > summary:hover { background: var(--sunk); }
.findings .row > details > summary:focus-visible { outline-offset: -3px !important; }
.findings .row > details > summary > svg:first-child { color: var(--tone); margin-block-start: 2px; }
.findings .row > details > summary > .chevron { margin-block-start: 4px; color: var(--ink-3); }
.findings .row h3 { font-size: var(--t-3); font-weight: 550; line-height: 1.36; letter-spacing: 0; }
.findings .row-body { display: grid; gap: 6px; padding: 0 20px 16px 48px; }
.findings .row-body { padding-inline: 48px 20px; }
.findings .row-body .consequence { font-size: var(--t-2); }
.cards { display: grid; }
.cards .card { padding: 16px 20px; border-block-start: 1px solid var(--rule); position: relative; }
.cards .card::before {
  content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 4px; background: var(--tone);
}
.cards .card[data-tone="info"]::before, .cards .card[data-tone="low"]::before { opacity: 0.55; }
.said { display: grid; gap: 3px; font-size: var(--t-1); color: var(--ink-3); background: var(--sunk); }
.said p { line-height: 1.5; }
.said .status { display: flex; flex-wrap: wrap; gap: 0 8px; color: var(--ink-2); font-weight: 600; }
.said code { font-family: var(--mono); }
.said .acts { margin-block: 2px 6px; }
.tab {
  display: inline-flex; align-items: center; gap: 9px; min-block-size: 44px; padding: 8px 15px 8px 12px;
  border: 1px solid var(--rule); border-radius: 999px; background: var(--paper); color: var(--ink); cursor: pointer;
  font-size: var(--t-2); font-weight: 600; box-shadow: 0 1px 2px var(--shadow), 0 8px 26px -8px var(--shadow);
}
.tab { padding-inline: 12px 15px; }
.tab:hover { border-color: var(--edge); }
.tab:focus-visible { border-radius: 999px !important; }
.tab .tab-count { display: inline-flex; align-items: center; gap: 6px; color: var(--tone); }
.tab .dot { inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--medium); }

@media (max-width: 560px) {
  :host {
    inset-block-start: auto !important; inset-block-end: 0 !important; inset-inline: 0 !important; inline-size: auto !important;
  }
  :host([data-folded]) {
    inset-inline-start: auto !important; inset-inline-end: 10px !important; inset-block-end: 10px !important;
    inline-size: max-content !important;
  }
  .panel {
    max-block-size: 68vh; max-block-size: 68dvh; border-radius: var(--r-3) var(--r-3) 0 0; border-inline: 0; border-block-end: 0;
    padding-block-end: env(safe-area-inset-bottom, 0);
  }
}
`;
