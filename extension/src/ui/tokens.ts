// Design tokens: colour, space, type and shape, for light and dark. One string, put into shadow roots and pages alike.
//
// Two voices run through everything: our words are set in the system's sans-serif, the words of the terms themselves in
// its serif under a highlighter stroke, so that nobody has to ask who is speaking. Every text colour has at least 4.5:1
// on the surfaces it is used on (tokens.test.ts computes it). `--k` follows the person's own text size.

export interface Palette {
  readonly [token: string]: string;
}

export const light: Palette = {
  paper: "#fbfaf6",
  raised: "#ffffff",
  sunk: "#f2f0e8",
  ink: "#1c1b18",
  "ink-2": "#4d4a43",
  "ink-3": "#676257",
  rule: "#e2ddd0",
  edge: "#857f72",
  marker: "#ffeda8",
  link: "#17508f",
  solid: "#1c1b18",
  "on-solid": "#fbfaf6",
  focus: "#17508f",
  high: "#a8201a",
  "high-bg": "#fceae7",
  medium: "#7d4a00",
  "medium-bg": "#fbf1dc",
  low: "#35556f",
  "low-bg": "#e8f0f6",
  info: "#5a564d",
  "info-bg": "#f0ede5",
  good: "#1c6238",
  "good-bg": "#e4f2e8",
  shadow: "rgb(40 34 20 / 0.22)",
};

export const dark: Palette = {
  paper: "#1b1a18",
  raised: "#252421",
  sunk: "#141312",
  ink: "#f3f0e9",
  "ink-2": "#c9c3b7",
  "ink-3": "#a8a296",
  rule: "#3a3732",
  edge: "#8b8579",
  marker: "#574708",
  link: "#93c1f5",
  solid: "#f3f0e9",
  "on-solid": "#1b1a18",
  focus: "#93c1f5",
  high: "#ff978b",
  "high-bg": "#43201c",
  medium: "#f6bf66",
  "medium-bg": "#3b2b10",
  low: "#a5c9e8",
  "low-bg": "#1e2f3d",
  info: "#c2bcb0",
  "info-bg": "#2f2d29",
  good: "#8fdcab",
  "good-bg": "#193524",
  shadow: "rgb(0 0 0 / 0.6)",
};

/**
 * Where the system sets the colours (high contrast): every token is one of the system's own, so that drawings, charts and
 * strokes, which no browser repaints, are in them too. Shape and word tell severities apart, as they do everywhere.
 */
export const forced: Palette = {
  paper: "Canvas",
  raised: "Canvas",
  sunk: "Canvas",
  ink: "CanvasText",
  "ink-2": "CanvasText",
  "ink-3": "CanvasText",
  rule: "CanvasText",
  edge: "ButtonBorder",
  marker: "Mark",
  link: "LinkText",
  solid: "ButtonText",
  "on-solid": "ButtonFace",
  focus: "Highlight",
  high: "CanvasText",
  "high-bg": "Canvas",
  medium: "CanvasText",
  "medium-bg": "Canvas",
  low: "CanvasText",
  "low-bg": "Canvas",
  info: "CanvasText",
  "info-bg": "Canvas",
  good: "CanvasText",
  "good-bg": "Canvas",
  shadow: "CanvasText",
};

function declare(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value};`)
    .join("");
}

export const tokensCss = `
.sp {
  ${declare(light)}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --serif: ui-serif, "New York", "Iowan Old Style", Charter, Cambria, Georgia, "Noto Serif", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace;
  --t-1: calc(12px * var(--k, 1));
  --t-2: calc(13px * var(--k, 1));
  --t-3: calc(15px * var(--k, 1));
  --t-4: calc(17px * var(--k, 1));
  --t-5: calc(22px * var(--k, 1));
  --t-6: calc(34px * var(--k, 1));
  --r-1: 5px;
  --r-2: 9px;
  --r-3: 16px;
  color-scheme: light dark;
  color: var(--ink);
  font: 400 var(--t-3)/1.5 var(--sans);
  text-align: start;
  -webkit-text-size-adjust: 100%;
}
@media (prefers-color-scheme: dark) {
  .sp { ${declare(dark)} }
}
@media (forced-colors: active) {
  .sp { ${declare(forced)} }
}
`;
