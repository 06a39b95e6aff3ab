// Puts our element into the top layer and keeps it in the document, within reason: a page that swaps its whole body, or a
// script that closes every popover, does not make the warning vanish; a page that insists gets its way, so that nothing
// loops.

const mostTries = 5;

/** Starts; gives back how to stop. The element must be in the document. */
export function stayOnTop(host: HTMLElement): () => void {
  let tries = 0;
  let stopped = false;
  const raise = (): void => {
    if (typeof host.showPopover !== 'function') return; // z-index has to do
    if (host.getAttribute('popover') !== 'manual') host.setAttribute('popover', 'manual');
    try {
      host.showPopover();
    } catch {
      // Already open, or not connected: nothing to do.
    }
  };
  const again = (): void => {
    if (stopped || tries >= mostTries) return;
    tries += 1;
    if (!host.isConnected) document.documentElement.append(host);
    raise();
  };
  const toggled = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'closed') again();
  };
  const observer = new MutationObserver(() => {
    if (!host.isConnected) again();
  });
  host.addEventListener('toggle', toggled);
  // The element's parent is <html>, or after document.open() a new one: both are reached from the document.
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  raise();
  return () => {
    stopped = true;
    observer.disconnect();
    host.removeEventListener('toggle', toggled);
  };
}
