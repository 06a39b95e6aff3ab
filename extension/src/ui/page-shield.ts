// Keeps the page's listeners away from what happens in our element (DESIGN 3.7): events whose target is the element are
// stopped in window capture, before anything the page listens with. What the browser itself does with them (press a
// button, follow a link, scroll, type) is not touched. Only the Escape key is looked at here.

const watched = [
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel', 'gotpointercapture'],
  ...['lostpointercapture', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'click', 'auxclick', 'dblclick'],
  ...['contextmenu', 'wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'keydown', 'keyup', 'keypress'],
  ...['beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend', 'focus', 'blur', 'focusin'],
  ...['focusout', 'selectstart', 'copy', 'cut', 'paste', 'dragstart', 'drag', 'dragend', 'dragenter', 'dragover', 'drop'],
];

export interface Shield {
  /** Takes an event that another listener of ours has seen first; false when it is not on our element. */
  take: (event: Event) => boolean;
  stop(): void;
}

/**
 * Starts. `onEscape` is called for a person's Escape key inside the element, `onEvent` for every
 * event on it, before anything else hears of it.
 */
export function shieldFromPage(host: HTMLElement, onEscape: () => void, onEvent?: (event: Event) => void): Shield {
  const view = host.ownerDocument.defaultView ?? window;
  const take = (event: Event): boolean => {
    if (event.target !== host) {
      // A focus trap listens for focus leaving its own box; when it goes to us that is none of its business.
      if (event.type === 'focusout' && (event as FocusEvent).relatedTarget === host) event.stopImmediatePropagation();
      return false;
    }
    event.stopImmediatePropagation();
    onEvent?.(event);
    if (event.type === 'keydown' && event.isTrusted && (event as KeyboardEvent).key === 'Escape') {
      event.preventDefault();
      onEscape();
    }
    return true;
  };
  for (const type of watched) view.addEventListener(type, take, true);
  return {
    take,
    stop: () => {
      for (const type of watched) view.removeEventListener(type, take, true);
    },
  };
}
