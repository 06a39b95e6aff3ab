// Puts our style sheets into a document or a shadow root: constructable sheets where they can be had (no CSP applies to
// them), a <style> element else.

import { baseCss } from './base-css';
import { componentsCss } from './components-css';
import { tokensCss } from './tokens';

export const sharedCss: readonly string[] = [tokensCss, baseCss, componentsCss];

/** Adds the given CSS texts to `root`, after what it already has. */
export function addStyles(root: Document | ShadowRoot, css: readonly string[]): void {
  try {
    const sheets = css.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  } catch {
    const style = document.createElement('style');
    style.textContent = css.join('\n');
    ('head' in root ? root.head : root).append(style);
  }
}
