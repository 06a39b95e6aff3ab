// Looks at Smallprint's panel from the outside, as its contract describes it (element and attribute names).
// Needs a session started with openShadow.

/**
 * Waits until the panel is on the page with at least one finding or its empty state. Keeps the page in front: a page behind
 * another is left alone until it is seen, and after an installation the welcome page opens by itself at some moment.
 */
export async function waitForPanel(page, timeout = 15_000) {
  const end = Date.now() + timeout;
  for (;;) {
    await page.bringToFront();
    try {
      await page.waitForFunction(
        () => {
          const root = document.querySelector('smallprint-panel')?.shadowRoot;
          return Boolean(root && (root.querySelector('[data-clause-type]') || root.querySelector('[data-empty]')));
        },
        { timeout: 1000, polling: 50 },
      );
      return;
    } catch (error) {
      if (error.name !== 'TimeoutError' || Date.now() > end) throw error;
    }
  }
}

/** What the panel says: {findings: [{type, severity, recordId, headline, quote}], changes: [{kind, text}]}. */
export function readPanel(page) {
  return page.evaluate(() => {
    const root = document.querySelector('smallprint-panel').shadowRoot;
    const text = (node) => node?.textContent?.trim() ?? '';
    return {
      findings: [...root.querySelectorAll('[data-clause-type]')].map((each) => ({
        type: each.dataset.clauseType,
        severity: each.dataset.severity,
        recordId: each.dataset.recordId,
        headline: text(each.querySelector('[data-part=headline]')),
        quote: text(each.querySelector('[data-part=quote]')),
      })),
      changes: [...root.querySelectorAll('[data-change-kind]')].map((each) => ({
        kind: each.dataset.changeKind,
        text: text(each),
      })),
      status: root.querySelector('[data-status]')?.dataset.status ?? null,
    };
  });
}
