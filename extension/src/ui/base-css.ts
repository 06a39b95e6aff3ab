// The small reset and the look of plain elements inside `.sp`: what every surface of Smallprint shares.
export const baseCss = `
/* Not for ::before and ::after: a style would be made for two of them in every element, drawn or not. */
.sp, .sp * { box-sizing: border-box; }
.sp :where(h1, h2, h3, h4, p, ul, ol, dl, dd, figure, blockquote, pre) { margin: 0; padding: 0; }
.sp :where(ul, ol) { list-style: none; }
.sp :where(h1, h2, h3, h4) { font-size: inherit; font-weight: 600; line-height: 1.25; text-wrap: balance; }
.sp :where(h1, h2, h3, h4, p, li, dd, dt, blockquote, summary, a, code, button) { overflow-wrap: anywhere; }
.sp :where(button, input, select) { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
.sp :where(a) { color: var(--link); text-underline-offset: 0.16em; text-decoration-thickness: 0.07em; }
.sp :where(a:hover) { text-decoration-thickness: 0.13em; }
.sp :where(svg) { display: block; flex: none; }
.sp :where(summary) { cursor: pointer; list-style: none; }
.sp :where(summary)::-webkit-details-marker { display: none; }
.sp :where(button, a, summary, input, select, [tabindex]):focus-visible {
  outline: 2.5px solid var(--focus);
  outline-offset: 2px;
  border-radius: var(--r-1);
}
.sp [hidden] { display: none !important; }
.sp .hidden-text {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  .sp, .sp * { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
