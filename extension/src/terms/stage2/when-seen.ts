// A page is read when somebody can see it: prerendered and restored tabs wait until they are looked at, frames until they
// are large enough to be read. Sites keep terms in hidden frames (for consent, for printing), and a warning about words
// that nobody is shown would be a false alarm.

/** CSS pixels; a smaller frame shows no text that anybody reads. */
const least = { width: 240, height: 120 };

/** Calls `act` once, now or when the window can be seen. */
export function whenSeen(view: Window, act: () => void): void {
  const seen = (): boolean =>
    view.document.visibilityState === 'visible' &&
    (view === view.top || (view.innerWidth >= least.width && view.innerHeight >= least.height));
  if (seen()) {
    act();
    return;
  }
  const again = (): void => {
    if (!seen()) return;
    view.document.removeEventListener('visibilitychange', again);
    view.removeEventListener('resize', again);
    act();
  };
  view.document.addEventListener('visibilitychange', again);
  view.addEventListener('resize', again);
}
