// The popup's own look: one narrow column, as wide as browsers allow comfortably.
export const popupCss = `
body.popup { min-inline-size: 300px; inline-size: 384px; max-inline-size: 100%; min-block-size: 0; }
.popup form { display: grid; }
.popup .topbar { padding: 12px 12px 4px 18px; }
.popup .topbar { padding-inline: 18px 12px; }
.popup .part { padding: 14px 18px; display: grid; gap: 8px; }
.popup .part + .part { border-block-start: 1px solid var(--rule); }
.popup .site { padding-block-start: 4px; padding-block-end: 16px; }
.popup h2.title { font-size: var(--t-5); line-height: 1.18; letter-spacing: -0.018em; }
.popup .of { font-size: var(--t-2); color: var(--ink-3); }
.popup .of strong { font-weight: 600; color: var(--ink-2); }
.popup .part > h2:not(.title) { font-size: var(--t-2); color: var(--ink-3); font-weight: 650; }
.popup .worst { display: grid; grid-template-columns: 16px 1fr; gap: 10px; margin-block: 2px 4px; line-height: 1.38; font-weight: 550; }
.popup .worst svg { color: var(--tone); margin-block-start: 3px; }
.popup .beside { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 2px 10px; padding-block: 8px; }
.popup .watch { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; }
.popup .watch > p { flex: 1 1 10rem; }
.popup .doc { display: grid; grid-template-columns: 1fr auto; gap: 2px 10px; align-items: center; padding-block: 9px; }
.popup .doc .doc-name { font-weight: 600; }
.popup .doc .faint { grid-column: 1; }
.popup .doc .button { grid-column: 2; grid-row: 1 / span 2; }
.popup .news-line > summary { display: grid; grid-template-columns: 9px 1fr 14px; gap: 2px 10px; align-items: baseline; padding-block: 9px; }
.popup .news-line > summary:hover .news-what { text-decoration: underline; text-underline-offset: 0.16em; }
.popup .news-line .dot { inline-size: 9px; block-size: 9px; border-radius: 50%; background: var(--high); align-self: center; }
.popup .news-line .news-what { font-weight: 550; line-height: 1.36; }
.popup .news-line .faint { grid-column: 2; }
.popup .news-line ul { display: grid; gap: 14px; padding: 4px 0 14px 19px; }
.popup .news-line ul { padding-inline: 19px 0; }
.popup .news-line .change .summary { font-size: var(--t-2); }
.popup .guard .given { font-weight: 550; line-height: 1.4; }
.popup .guard .acts { display: flex; flex-wrap: wrap; gap: 4px 6px; align-items: center; }
.popup .letters { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.popup .letters pre {
  font-family: var(--serif); font-size: var(--t-2); line-height: 1.5; white-space: pre-wrap; overflow: auto; max-block-size: 13em;
  padding: 10px 12px; background: var(--raised); border: 1px solid var(--rule); border-radius: var(--r-2); scrollbar-width: thin;
}
.popup .foot { display: flex; justify-content: space-between; align-items: center; gap: 8px; background: var(--sunk); padding-block: 8px; padding-inline: 10px 18px; }
.popup .busy { display: grid; gap: 10px; }
.popup .busy i { display: block; block-size: 13px; border-radius: 4px; background: var(--rule); animation: breathe 1.2s ease-in-out infinite alternate; }
.popup .busy i:nth-child(1) { inline-size: 62%; block-size: 20px; }
.popup .busy i:nth-child(3) { inline-size: 84%; }
@keyframes breathe { from { opacity: 0.45; } }
`;
