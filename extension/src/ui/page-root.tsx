// Starts one of our own pages: styles, language, direction; gives the element to render into.

import { addStyles, sharedCss } from './styles';
import { pagesCss } from './pages-css';
import { t, uiDirection, uiLanguage, type MessageKey } from './text';

export function startPage(title: MessageKey, css: readonly string[] = []): HTMLElement {
  addStyles(document, [...sharedCss, pagesCss, ...css]);
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = uiDirection();
  document.title = t(title);
  return document.body;
}
