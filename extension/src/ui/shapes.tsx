// The shapes that tell severities apart without colour, Smallprint's own mark, and the few icons of its buttons.
// All are decoration: words stand beside them, so they are hidden from screen readers.

import type { ComponentChildren } from 'preact';
import type { Tone } from './report-view';

function Drawing(props: { size: number; children: ComponentChildren; class?: string }) {
  return (
    <svg
      class={props.class}
      width={props.size}
      height={props.size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {props.children}
    </svg>
  );
}

/** Octagon, triangle, disc, ring, tick in a ring: from serious to in your favour. */
export function ToneShape({ tone, size = 16 }: { tone: Tone; size?: number }) {
  // As little as will do: a table has hundreds of them.
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      {toneDrawings[tone]}
    </svg>
  );
}

/** A short stroke in a dashed ring: nothing is said, which is neither good nor bad. */
export function SilentShape({ size = 16 }: { size?: number }) {
  return (
    <Drawing size={size}>
      <circle cx="8" cy="8" r="6" stroke-width="1.4" stroke-dasharray="2.2 2.5" />
      <path d="M5.8 8h4.4" stroke-width="1.5" />
    </Drawing>
  );
}

const toneDrawings: Record<Tone, ComponentChildren> = {
  // The marks are holes, so that they have the colour of what lies behind.
  high: (
    <path
      d="M5 1h6l4 4v6l-4 4H5l-4-4V5zM8 3.4a1 1 0 0 0-1 1v4.2a1 1 0 0 0 2 0V4.4a1 1 0 0 0-1-1zM8 10.45a1 1 0 1 0 0 2a1 1 0 1 0 0-2z"
      fill-rule="evenodd"
    />
  ),
  medium: (
    <path
      d="M7.48 1.3a.6.6 0 0 1 1.04 0l7.2 12.8a.6.6 0 0 1-.52.9H.8a.6.6 0 0 1-.52-.9zM8 5.35a.85.85 0 0 0-.85.85v3.2a.85.85 0 0 0 1.7 0V6.2a.85.85 0 0 0-.85-.85zM8 11.2a.85.85 0 1 0 0 1.7a.85.85 0 1 0 0-1.7z"
      fill-rule="evenodd"
    />
  ),
  low: <circle cx="8" cy="8" r="5.2" />,
  info: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2" />,
  good: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="M4.8 8.3 7 10.5l4.2-4.6" fill="none" stroke="var(--tone-bg, #fff)" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" />
    </>
  ),
};

/** The mark of Smallprint: lines of small print, one of them under a highlighter. */
export function SmallprintMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="18" height="18" rx="5" fill="currentColor" />
      <rect x="3.2" y="7.6" width="13.6" height="4.8" rx="1.4" fill="#ffd84d" />
      <path d="M5 5.2h10M5 14.8h6.5" stroke="var(--paper, #fff)" stroke-width="1.5" stroke-linecap="round" opacity="0.75" />
      <path d="M5 10h10" stroke="#1c1b18" stroke-width="1.7" stroke-linecap="round" />
    </svg>
  );
}

export type IconName = 'close' | 'fold' | 'chevron' | 'find' | 'tick' | 'copy' | 'history' | 'plug' | 'lock' | 'settings' | 'eye';

const iconDrawings: Record<IconName, ComponentChildren> = {
  close: <path d="m4 4 8 8m0-8-8 8" />,
  fold: <path d="M3.5 8h9" />,
  chevron: <path d="m4 6.2 4 4 4-4" />,
  find: (
    <>
      <path d="M2.5 3.5h11M2.5 12.5h5" />
      <path d="M2.5 8h6" stroke-width="3.4" opacity="0.45" />
      <path d="m11.5 7.5v6m-2.3-2.2 2.3 2.3 2.3-2.3" />
    </>
  ),
  tick: <path d="m3 8.5 3.4 3.4L13 4.8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-1.5a1.5 1.5 0 0 0-1.5-1.5h-5a1.5 1.5 0 0 0-1.5 1.5v5a1.5 1.5 0 0 0 1.5 1.5h1.5" />
    </>
  ),
  history: (
    <>
      <path d="M2.6 6.2A5.8 5.8 0 1 1 2.3 9" />
      <path d="M2.2 3v3.4h3.4M8 5v3.2l2.2 1.4" />
    </>
  ),
  eye: (
    <>
      <path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  plug: <path d="M5.5 2v3m5-3v3M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12v2.5" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5.2 7v-1.8a2.8 2.8 0 0 1 5.6 0v1.8" />
    </>
  ),
  settings: (
    <>
      <path d="M2.5 5h6.5M12 5h1.5M2.5 11h1.5M7 11h6.5" />
      <circle cx="10.5" cy="5" r="1.6" />
      <circle cx="5.5" cy="11" r="1.6" />
    </>
  ),
};

export function Icon({ name, size = 16, class: className }: { name: IconName; size?: number; class?: string }) {
  return (
    <Drawing size={size} {...(className ? { class: className } : {})}>
      {iconDrawings[name]}
    </Drawing>
  );
}
