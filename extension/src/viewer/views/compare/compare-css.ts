// A comparison: each change a small article, old and new words side by side where there is room.
export const compareCss = `
@media (max-width: 640px) { .stepper .faint { order: 3; flex-basis: 100%; } }
.stepper { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; margin-block-start: 6px; }
.stepper .button { text-decoration: none; color: var(--ink); }
.stepper .button[aria-disabled] { opacity: 0.5; cursor: default; }
.tallies { display: flex; flex-wrap: wrap; gap: 8px 32px; margin-block-start: 10px; }
.tallies dt { font-size: var(--t-1); color: var(--ink-3); }
.tallies dd { font-size: var(--t-5); font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.hashes code { font-family: var(--mono); }
.diff { display: grid; gap: 0; grid-template-columns: minmax(0, 1fr); }
.changed { display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; padding-block: 22px; border-block-start: 1px solid var(--rule); content-visibility: auto; contain-intrinsic-size: auto 200px; }
.changed:first-child { border-block-start-width: 1.5px; border-color: var(--ink); }
.changed .kind { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: center; font-size: var(--t-1); font-weight: 600; color: var(--ink-2); }
.changed .point { display: grid; gap: 6px; }
.changed .point + .point { padding-block-start: 6px; }
.changed h3 { font-size: var(--t-4); line-height: 1.35; max-inline-size: 74ch; }
.changed .words { grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 12px 36px; }
.changed .words dd { font-size: var(--t-3); max-inline-size: 78ch; }
.diff.quiet .changed { padding-block: 14px; }
.diff.quiet h3 { font-size: var(--t-3); font-weight: 500; }
.moved-text { font-family: var(--serif); font-size: var(--t-2); color: var(--ink-2); max-inline-size: 80ch; }
.fold > summary { display: flex; align-items: center; gap: 10px; inline-size: fit-content; }
.fold > summary h2 { font-size: var(--t-4); margin: 0; }
.fold > summary:hover h2 { text-decoration: underline; text-underline-offset: 0.2em; text-decoration-thickness: 0.06em; }
.fold > .hint { margin-block: 6px 10px; }
`;
