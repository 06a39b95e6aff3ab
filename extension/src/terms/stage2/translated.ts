// Is the browser showing a translation? Such a page is read, but its words are not the site's and are not kept.

/**
 * Chromium and Google Translate mark the html element; Edge leaves hashes on what it replaced; Firefox leaves the ids it
 * worked with. Extensions that translate use the same `font` elements as Google.
 */
export function isTranslated(document: Document): boolean {
  const root = document.documentElement;
  if (root.classList.contains('translated-ltr') || root.classList.contains('translated-rtl')) return true;
  const marks = '[_msttexthash], [data-moz-translations-id], font[style*="vertical-align: inherit"] font[style*="vertical-align: inherit"]';
  return document.querySelector(marks) !== null;
}
