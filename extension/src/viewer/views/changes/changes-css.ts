// The feed of changes: days in the margin where there is room, what changed beside them.
export const changesCss = `
.feed { display: grid; gap: 36px; grid-template-columns: minmax(0, 1fr); }
.feed > section { display: grid; gap: 6px 32px; grid-template-columns: minmax(0, 1fr); border-block-start: 1px solid var(--rule); padding-block-start: 16px; }
.viewer .feed > section > h2 { font-size: var(--t-2); color: var(--ink-3); font-weight: 650; letter-spacing: 0; margin: 0; padding-block-start: 3px; }
@media (min-width: 820px) { .feed > section { grid-template-columns: 130px minmax(0, 76ch); } }
.feed > section > ul { display: grid; gap: 30px; min-inline-size: 0; }
.feed-entry { display: grid; gap: 6px; min-inline-size: 0; }
.feed-entry h3 { font-size: var(--t-4); display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
.feed-entry h3 a { color: var(--ink); text-decoration-color: var(--edge); }
.feed-entry .fresh { font-size: var(--t-1); font-weight: 650; padding: 1px 9px; border-radius: 99px; background: var(--marker); color: var(--ink); }
.feed-entry .counts { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: var(--t-2); color: var(--ink-2); }
.viewer .feed-items { display: grid; gap: 16px; margin-block: 8px 2px; padding-inline-start: 18px; border-inline-start: 3px solid var(--rule); }
.feed-entry[data-seen="false"] .feed-items { border-color: var(--high); }
.digest-service { border-block-start: 1px solid var(--rule); padding-block: 18px; display: grid; gap: 10px; }
.viewer .digest-service > h2 { margin: 0; font-size: var(--t-4); display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; }
.digest-list { display: grid; gap: 18px; max-inline-size: 80ch; }
.digest-total { padding-block-end: 14px; font-size: var(--t-4); color: var(--ink-2); }
`;
