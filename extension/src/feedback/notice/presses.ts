// Which presses inside the notice are the user's own. Scripts can click and submit in an open root (tests), dispatch keys,
// or send the repeats and the release of a key that went down on the page's own control; none of that presses our buttons.

export interface Presses {
  /** To be told every event on our element, first. */
  see: (event: Event) => void;
  /** Whether the press that is being handled right now is the user's; says so once. */
  take(): boolean;
  /** Keys that are down. */
  keys(): string[];
}

export function createPresses(): Presses {
  let clicked = false;
  const down = new Set<string>();

  return {
    see: (event) => {
      const { type } = event;
      if (type === 'click') {
        clicked = event.isTrusted;
        // The form's submit comes within this very task.
        setTimeout(() => {
          clicked = false;
        }, 0);
        return;
      }
      if (type !== 'keydown' && type !== 'keyup' && type !== 'keypress') return;
      const { key, repeat } = event as KeyboardEvent;
      if (!event.isTrusted) event.preventDefault();
      else if (type === 'keydown') {
        if (repeat && !down.has(key)) event.preventDefault();
        else if (repeat && (key === 'Enter' || key === ' ')) event.preventDefault();
        else down.add(key);
      } else if (!down.has(key)) event.preventDefault();
      else if (type === 'keyup') down.delete(key);
    },
    take: () => {
      const own = clicked;
      clicked = false;
      return own;
    },
    keys: () => [...down],
  };
}
