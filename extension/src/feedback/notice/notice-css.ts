// The notice's own look. `!important` in :host beats whatever the page says about the element; what is inside a closed root
// the page cannot reach at all. The box is placed by notice/box.ts; here is only how it looks.
export const noticeCss = `
:host {
  all: initial !important;
  display: contents !important;
  pointer-events: auto !important;
}
@media print { :host { display: none !important; } }

.notice {
  position: fixed; inset: auto; margin: 0; padding: 0; border: 0; overflow: visible; background: none;
  inline-size: min(376px, calc(100vw - 16px)); max-inline-size: none; max-block-size: none;
  z-index: 2147483647; pointer-events: auto;
}
.notice.line { inline-size: min(348px, calc(100vw - 16px)); }
.notice:focus { outline: none; }
.notice::backdrop { background: none; pointer-events: none; }
.notice.asks::backdrop { background: rgb(28 24 14 / 0.3); pointer-events: auto; }
.notice .button:focus-visible { border-radius: 999px; }
.notice .card {
  position: relative; display: flex; flex-direction: column; min-block-size: 0; max-block-size: var(--room, none);
  background: var(--paper); border: 1px solid var(--rule); border-radius: var(--r-3); overflow: hidden;
  box-shadow: 0 1px 2px var(--shadow), 0 20px 54px -12px var(--shadow);
}
.notice.line .card { border-radius: 13px; }
.notice[data-level="hold"] .card { border-color: var(--edge); }
.notice form { display: contents; }
.notice .scroller { overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
.notice .caret {
  position: absolute; inline-size: 15px; block-size: 15px; background: var(--paper); border: 1px solid var(--rule); rotate: 45deg;
  border-radius: 3px 0 0 0; clip-path: polygon(-10% -10%, 110% -10%, -10% 110%); z-index: 1; pointer-events: none;
}
.notice[data-level="hold"] .caret { border-color: var(--edge); }
.notice[data-side="below"] .caret { top: -7px; }
.notice[data-side="above"] .caret { bottom: -7px; rotate: 225deg; }
.notice[data-side="right"] .caret { left: -7px; rotate: -45deg; }
.notice[data-side="left"] .caret { right: -7px; rotate: 135deg; }
.notice[data-side="fill"] .caret { display: none; }

.notice .bar { display: flex; align-items: center; gap: 8px; padding-block: 12px 0; padding-inline: 20px 10px; }
.notice .bar .mark-name { flex: 1; min-inline-size: 0; }
.notice .bar .when { font-weight: 550; margin-inline-start: 5px; }
.notice .say { display: grid; gap: 6px; padding: 10px 20px 16px; }
.notice .say h2 { font-size: var(--t-4); line-height: 1.32; letter-spacing: -0.012em; }
.notice.asks .say h2 { font-size: calc(19px * var(--k, 1)); line-height: 1.27; letter-spacing: -0.016em; }
.notice.asks.short .say h2 { font-size: var(--t-4); }
.notice .say .also { font-size: var(--t-2); line-height: 1.45; color: var(--ink-2); }
.notice .choose { display: grid; gap: 8px; padding: 0 20px 12px; }
.notice .choose .button { min-block-size: 40px; }
.notice .more {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 6px; padding: 5px 12px; border-block-start: 1px solid var(--rule);
  background: var(--sunk);
}
.notice .more .button { min-block-size: 34px; font-weight: 550; }
.notice .more .chevron { margin-inline-start: -2px; }

.notice .line-body { display: grid; grid-template-columns: 18px 1fr 32px; gap: 2px 10px; padding-block: 12px 8px; padding-inline: 16px 8px; align-items: start; }
.notice .line-body > svg { margin-block-start: 2px; color: var(--tone, var(--ink)); }
.notice .line-body p { font-size: var(--t-2); line-height: 1.45; }
.notice .line-body .what { font-weight: 600; font-size: var(--t-3); line-height: 1.36; }
.notice .line-body .icon-button { margin-block-start: -5px; }
.notice .line-body .who { font-size: var(--t-1); color: var(--ink-3); font-weight: 600; }
.notice .line-acts { display: flex; flex-wrap: wrap; gap: 4px 6px; padding-block: 0 10px; padding-inline: 36px 12px; }
.notice .line-acts .button.quiet { margin-inline-start: 8px; }
.notice .line-acts .button { min-block-size: 32px; padding-block: 4px; }

.notice .details { display: grid; gap: 14px; padding: 14px 20px 18px; border-block-start: 1px solid var(--rule); }
.notice.line .details { padding-inline: 18px; }
.notice .details h3 { font-size: var(--t-1); font-weight: 650; color: var(--ink-3); margin-block-end: 3px; }
.notice .details li, .notice .details p { font-size: var(--t-2); line-height: 1.5; color: var(--ink-2); }
.notice .details .list { display: grid; gap: 5px; }
.notice .details .list li { display: grid; grid-template-columns: 8px 1fr; gap: 8px; }
.notice .details .list li::before { content: ""; inline-size: 5px; block-size: 5px; border-radius: 50%; background: var(--edge); margin-block-start: 0.55em; }
.notice .details .source { margin-block-start: 6px; font-size: var(--t-1); color: var(--ink-3); }
.notice .details .button { justify-self: start; margin-inline-start: -8px; }
.notice .details .quote blockquote { font-size: var(--t-2); }
@media (forced-colors: active) { .notice .card { border-color: CanvasText; } }
@media (max-width: 359px) {
  .notice .bar { padding-inline-start: 16px; }
  .notice .say { padding: 8px 16px 12px; }
  .notice.asks .say h2 { font-size: var(--t-4); }
  .notice .choose { padding: 0 16px 10px; gap: 7px; }
  .notice .choose .button { min-block-size: 37px; }
  .notice .more { padding-inline: 8px; }
}
`;
