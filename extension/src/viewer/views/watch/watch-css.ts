// The watch list: a line a page, its state told by shape and word.
export const watchCss = `
.watch-add .field { flex: 1 1 280px; max-inline-size: 520px; }
.watch-add input { inline-size: 100%; }
.watched { display: grid; max-inline-size: 920px; }
.watched > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 10px 28px; padding-block: 16px; border-block-start: 1px solid var(--rule); align-items: start; }
.watched > li > div { display: grid; gap: 3px; min-inline-size: 0; }
.watched > li > .acts { display: flex; }
.watched h3 { font-size: var(--t-3); }
.watched .state { display: grid; grid-template-columns: 14px minmax(0, 1fr); gap: 8px; align-items: baseline; font-size: var(--t-2); font-weight: 600; color: var(--tone); }
.watched .state svg { align-self: center; }
.watched .state .why { font-weight: 400; color: var(--ink-2); }
@media (max-width: 620px) { .watched > li { grid-template-columns: minmax(0, 1fr); } .watched > li > .acts { margin-inline-start: 0; } }
`;
