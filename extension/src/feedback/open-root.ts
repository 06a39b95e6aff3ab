// The one thing that content scripts may and pages may not: to look into a closed shadow root.

/** Closed roots are open to extensions; each browser has its own way. */
export function openRoot(host: Element): ShadowRoot | null {
  try {
    const { dom } = chrome as { dom?: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } };
    return (dom ? dom.openOrClosedShadowRoot(host) : (host as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot) ?? null;
  } catch {
    return null; // Not an HTML element.
  }
}
