// How the shared components look. Logical properties throughout, so that a right-to-left language needs nothing more.
export const componentsCss = `
.badge {
  display: inline-flex; align-items: center; gap: 6px;
  font-size: var(--t-1); line-height: 1.3; font-weight: 650; letter-spacing: 0.01em;
  color: var(--tone); white-space: nowrap;
}
.badge .possibly { font-weight: 500; color: var(--ink-3); }
[data-tone="high"] { --tone: var(--high); --tone-bg: var(--high-bg); }
[data-tone="medium"] { --tone: var(--medium); --tone-bg: var(--medium-bg); }
[data-tone="low"] { --tone: var(--low); --tone-bg: var(--low-bg); }
[data-tone="info"] { --tone: var(--info); --tone-bg: var(--info-bg); }
[data-tone="good"] { --tone: var(--good); --tone-bg: var(--good-bg); }

.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 7px;
  min-block-size: 34px; padding: 6px 13px;
  border: 1px solid var(--edge); border-radius: 999px; background: transparent;
  font-size: var(--t-2); font-weight: 600; line-height: 1.25; text-align: center; cursor: pointer;
  transition: background-color 120ms ease, border-color 120ms ease;
}
.button:hover { background: var(--sunk); border-color: var(--ink-2); }
.button.main { background: var(--solid); border-color: var(--solid); color: var(--on-solid); }
.button.main:hover { background: var(--ink-2); border-color: var(--ink-2); }
.button.plain { border-color: transparent; color: var(--link); padding-inline: 8px; }
/* Its words, not its invisible edge, begin where the lines around it begin. */
.acts > .button.plain:first-child, .beside > .button.plain { margin-inline-start: -8px; }
.button.plain:hover { background: var(--sunk); }
.button.wide { inline-size: 100%; }
.button[disabled] { opacity: 0.55; cursor: default; }
.icon-button {
  display: inline-grid; place-items: center; inline-size: 32px; block-size: 32px; padding: 0;
  border: 0; border-radius: 50%; background: transparent; color: var(--ink-2); cursor: pointer;
}
.icon-button:hover { background: var(--sunk); color: var(--ink); }
.icon-button:focus-visible { border-radius: 50% !important; }

.finding { display: grid; gap: 6px; }
.finding h3 { font-size: var(--t-4); line-height: 1.28; letter-spacing: -0.008em; }
.finding .consequence { color: var(--ink-2); }
.finding .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; margin-block-start: 4px; }
.finding .miss { font-size: var(--t-2); color: var(--ink-2); }
.finding .miss:empty { display: none; }
.reading .others { display: grid; gap: 5px; }
.reading { display: grid; gap: 14px; padding-block: 10px 4px; }
.reading h4 { font-size: var(--t-1); font-weight: 650; color: var(--ink-3); margin-block-end: 3px; }
.reading p, .reading li { font-size: var(--t-2); line-height: 1.5; color: var(--ink-2); }
.reading .doing { display: grid; gap: 6px; }
.reading .doing li { display: grid; grid-template-columns: 16px 1fr; gap: 8px; align-items: start; color: var(--ink); }
.reading .doing svg { margin-block-start: 4px; color: var(--good); }
.reading .doing .where, .reading .doing .deadline { color: var(--ink-3); }
.reading .small { font-size: var(--t-1); color: var(--ink-3); }
.reading .small code { font-family: var(--mono); }

.quote { display: block; }
.quote blockquote {
  font-family: var(--serif); font-size: var(--t-3); line-height: 1.62; color: var(--ink);
}
.quote blockquote::before { content: open-quote; }
.quote blockquote::after { content: close-quote; }
.quote.long { max-block-size: 17em; overflow: auto; scrollbar-width: thin; }
.quote mark {
  color: inherit; background: var(--marker); padding: 0.12em 0.1em; border-radius: 2px;
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
@media (forced-colors: active) { .quote mark, .words mark { background: Mark; color: MarkText; } }

.chip {
  display: inline-flex; flex-wrap: wrap; column-gap: 7px; padding: 3px 9px; border-radius: var(--r-1);
  background: var(--info-bg); font-size: var(--t-1) !important; color: var(--ink) !important;
}
.chip .place { color: var(--ink-2); }
.laws { display: grid; gap: 8px; }
.laws .law-why { margin-block-start: 2px; font-size: var(--t-2); color: var(--ink-2); }

.change { display: grid; gap: 4px; }
.change .kind { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; font-size: var(--t-1); font-weight: 600; color: var(--ink-2); }
.change .summary { font-size: var(--t-3); line-height: 1.42; font-weight: 550; }
.change details > summary { padding-block: 2px; display: grid; grid-template-columns: 1fr 14px; gap: 10px; align-items: baseline; }
.change details > summary:hover .summary { text-decoration: underline; text-decoration-thickness: 0.07em; text-underline-offset: 0.16em; }
.change details > summary .chevron { color: var(--ink-3); }
.words { display: grid; gap: 10px; padding-block: 6px 4px; }
.words dt { font-size: var(--t-1); font-weight: 650; color: var(--ink-3); }
.words dd { font-family: var(--serif); font-size: var(--t-2); line-height: 1.6; white-space: pre-line; }
.words dd:is(.gone, .fresh) { padding: 4px 12px; margin-block-start: 3px; border-inline-start: 3px solid var(--good); }
.words dd.gone { border-color: var(--high); color: var(--ink-2); }
.words del { background: var(--high-bg); color: var(--high); text-decoration: line-through; text-decoration-thickness: 1.5px; border-radius: 2px; }
.words ins { background: var(--good-bg); color: var(--good); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: 0.18em; border-radius: 2px; }

[data-tone="silent"] { --tone: var(--ink-3); --tone-bg: var(--paper); }
.label { display: grid; }
.label > li + li { border-block-start: 1px solid var(--rule); }
.label-row { display: grid; grid-template-columns: 15px minmax(6.6em, 0.62fr) 1fr 14px; gap: 10px; align-items: start; padding-block: 7px; line-height: 1.4; }
.label-row > svg:first-child { color: var(--tone); margin-block-start: calc(0.7 * var(--t-2) - 7px); }
.label-row > .chevron { color: var(--ink-3); margin-block-start: calc(0.7 * var(--t-2) - 6px); }
.label-name { font-size: var(--t-2); color: var(--ink-2); }
.label-said { font-size: var(--t-2); min-inline-size: 0; color: var(--ink-2); }
.label-said strong { font-weight: 650; color: var(--tone); }
[data-tone="silent"] > .label-row strong, .label-row[data-tone="silent"] strong { font-weight: 450; }
.label summary.label-row:hover .label-name { text-decoration: underline; text-decoration-thickness: 0.07em; text-underline-offset: 0.16em; }
.label-body { display: grid; gap: 14px; padding-block: 4px 14px; padding-inline-start: 25px; }
.label-source { display: grid; gap: 6px; }
.label-source .quote blockquote { font-size: var(--t-2); }
.label-source .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; }
.label-source .possibly { color: var(--ink-3); }
.label-why { font-size: var(--t-2); }
.label-answer { display: inline-flex; align-items: center; gap: 6px; font-size: var(--t-2); font-weight: 600; color: var(--tone); white-space: nowrap; }
.label-answer[data-tone="silent"] { font-weight: 450; }
.label.brief { grid-template-columns: repeat(auto-fill, minmax(min(150px, 100%), 1fr)); column-gap: 18px; }
.label.brief > li {
  display: grid; grid-template-columns: 14px 1fr auto; gap: 7px; align-items: center; padding-block: 6px; font-size: var(--t-2); line-height: 1.3;
  border-block-start: 1px solid var(--rule);
}
.label.brief > li > svg { color: var(--tone); }
.label.brief strong { font-weight: 650; color: var(--tone); position: relative; }
.label.brief [data-tone="silent"] strong { font-weight: 450; }

.callout {
  display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; align-items: start;
  padding: 14px 16px; border-radius: var(--r-2); background: var(--tone-bg, var(--sunk));
}
.callout > svg { color: var(--tone, var(--ink-2)); margin-block-start: 2px; }
.callout h2.callout-title { margin: 0; font-size: var(--t-3); font-weight: 650; line-height: 1.35; letter-spacing: 0; }
.callout .callout-body { display: grid; gap: 8px; min-inline-size: 0; }
.callout .callout-body p { font-size: var(--t-2); color: var(--ink-2); }
.callout .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 2px; }

.empty { display: grid; justify-items: start; gap: 8px; }
.empty :is(h1, h2) { font-size: var(--t-5); letter-spacing: -0.015em; }
.empty p { color: var(--ink-2); max-inline-size: 46ch; }

.stroke { color: inherit; background: linear-gradient(transparent 52%, var(--marker) 52% 94%, transparent 94%); padding-inline: 0.08em; margin-inline: -0.08em; }
@media (forced-colors: active) { .stroke { background: none; text-decoration: underline; } }
.mark-name { display: inline-flex; align-items: center; gap: 8px; font-size: var(--t-2); font-weight: 650; color: var(--ink-2); letter-spacing: 0; }
.mark-name svg { color: var(--ink); }
.tally { display: flex; flex-wrap: wrap; gap: 6px 14px; }
.tally li { display: inline-flex; align-items: center; gap: 6px; font-size: var(--t-2); font-weight: 600; color: var(--tone); font-variant-numeric: tabular-nums; }
.chevron { transition: transform 140ms ease; }
details[open] > summary .chevron, [aria-expanded="true"] > .chevron { transform: rotate(180deg); }
`;
