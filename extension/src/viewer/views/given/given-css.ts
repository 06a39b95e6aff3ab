// What was given: a line a service, the chain below it, every entry in a table.
export const givenCss = `
.given-services { display: grid; max-inline-size: 84ch; }
.given-services > li { display: grid; gap: 5px; padding-block: 18px; border-block-start: 1px solid var(--rule); min-inline-size: 0; }
.given-services h3 { font-size: var(--t-2); color: var(--ink-3); }
.given-services .line { font-size: var(--t-4); font-weight: 550; line-height: 1.4; }
.take-back > summary { font-size: var(--t-2); color: var(--link); inline-size: fit-content; text-decoration: underline; text-underline-offset: 0.16em; text-decoration-thickness: 0.07em; }
.letter { display: grid; gap: 12px; padding-block-start: 14px; max-inline-size: 76ch; }
.letter pre { white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--serif); font-size: var(--t-3); line-height: 1.6; padding: 20px 22px; background: var(--raised); border: 1px solid var(--rule); border-radius: var(--r-2); max-block-size: 30em; overflow: auto; }
.letter .contact + .contact::before { content: ", "; }
.chain { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 14px; padding: 16px 18px; border-radius: var(--r-2); background: var(--good-bg); max-inline-size: 84ch; }
.chain > svg { color: var(--good); margin-block-start: 3px; }
.chain .verdict-line { font-weight: 600; }
.chain .faint { color: var(--ink-2); }
.chain code { font-family: var(--mono); font-size: var(--t-1); overflow-wrap: anywhere; word-break: break-all; }
.chain .acts { margin-inline-start: -8px; }
.ledger { inline-size: 100%; border-collapse: collapse; font-size: var(--t-2); }
.ledger th, .ledger td { text-align: start; vertical-align: top; padding: 9px 0; padding-inline-end: 20px; border-block-end: 1px solid var(--rule); }
.ledger thead th { font-size: var(--t-1); font-weight: 650; color: var(--ink-3); }
.ledger .number { text-align: end; color: var(--ink-3); }
.ledger td a { display: block; }
.ledger time { white-space: nowrap; }
@media (max-width: 640px) {
  /* An entry is two or three lines: its number and day, what it was, the terms then in force. */
  .ledger, .ledger tbody { display: block; }
  .ledger thead { display: none; }
  .ledger tr { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 10px; padding-block: 10px; border-block-end: 1px solid var(--rule); }
  .ledger td { padding: 0; border: 0; overflow-wrap: anywhere; }
  .ledger td:nth-child(n + 3) { grid-column: 1 / -1; }
  .ledger td:empty { display: none; }
}
`;
