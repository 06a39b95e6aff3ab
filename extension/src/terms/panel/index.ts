// The warnings panel on a terms page: <smallprint-panel>, a closed shadow root in the top layer. This file owns the element
// and its state; panel-view.tsx says what is in it. The page can see that the element exists, hide it or remove it; it
// cannot read, restyle or press anything in it. All text of a report is set as text.

import { render } from 'preact';
import type { Finding, Report } from '../../protocol/types';
import { onActions } from '../../ui/actions';
import { ownElement } from '../../ui/own-element';
import { addStyles, sharedCss } from '../../ui/styles';
import { t, uiDirection } from '../../ui/text';
import { shieldFromPage } from '../../ui/page-shield';
import { panelCss } from './panel-css';
import { PanelView } from './panel-view';
import { stayOnTop } from './stay-on-top';

export interface PanelActions {
  /** Scrolls to the finding's words and marks them; false if they are not on the page. */
  showQuote(finding: Finding): Promise<boolean>;
  openHistory(at?: string): void;
  /** The person has looked at what changed. */
  markSeen(): void;
  /** The person folded or unfolded the panel; to be remembered for the site. */
  setCollapsed(collapsed: boolean): void;
  /** Whether the document is on the watch list. */
  watched(): Promise<boolean>;
  /** Puts the document on the watch list, or takes it off; whether it is on it now. */
  watch(on: boolean): Promise<boolean>;
  /** The person closed the panel; the element is gone already. */
  close(): void;
}

export interface PanelOptions {
  /** Open shadow root, for tests only. */
  readonly openShadow: boolean;
  readonly collapsed: boolean;
  readonly actions: PanelActions;
}

export interface PanelHandle {
  /** Shows a newer report of the same page; what the person unfolded stays so. */
  update(report: Report): void;
  remove(): void;
}

/** Below this width the panel is a sheet that covers the words it points at, so it folds to show them. */
const narrow = '(max-width: 560px)';

export function showPanel(first: Report, options: PanelOptions): PanelHandle {
  const { actions } = options;
  const { host, root } = ownElement('smallprint-panel', options.openShadow ? 'open' : 'closed');
  let report = first;
  let folded = options.collapsed;
  let seen = false;
  /** Unknown until it has been asked; then there is a button. */
  let watched: boolean | undefined;
  let gone = false;
  const open = new Set<string>();
  const missing = new Set<string>();

  addStyles(root, [...sharedCss, panelCss]);
  host.setAttribute('role', 'complementary');
  host.setAttribute('aria-label', t('panel_label'));
  host.setAttribute('dir', uiDirection());
  const mount = document.createElement('div');
  root.append(mount);

  const draw = (): void => {
    host.toggleAttribute('data-folded', folded);
    render(PanelView({ report, folded, open, missing, seen, watched }), mount);
  };
  const fold = (to: boolean, remember: boolean): void => {
    if (folded === to) return;
    const hadFocus = root.activeElement !== null;
    folded = to;
    draw();
    if (hadFocus) root.querySelector<HTMLElement>(to ? '.tab' : '[data-action=collapse]')?.focus({ preventScroll: true });
    if (remember) actions.setCollapsed(to);
  };
  const markSeen = (): void => {
    if (seen || !report.changes) return;
    seen = true;
    actions.markSeen();
  };
  /** Draws what came of it; of what failed the button says nothing new. */
  const ask = (question: Promise<boolean>): void => {
    question.then(
      (on) => {
        if (gone || on === watched) return;
        watched = on;
        draw();
      },
      () => undefined,
    );
  };
  const showQuote = async (id: string): Promise<void> => {
    const finding = report.findings.find((one) => one.id === id);
    if (!finding) return;
    const found = await actions.showQuote(finding).catch(() => false);
    if (found) missing.delete(id);
    else missing.add(id);
    draw();
    if (found && window.matchMedia(narrow).matches) fold(true, false);
  };
  const goTo = (id: string): void => {
    const target = [...root.querySelectorAll<HTMLElement>('[data-finding]')].find((one) => one.dataset['finding'] === id);
    if (!target) return;
    if (target.matches('.card') && !open.has(id)) {
      open.add(id);
      draw();
    }
    target.querySelector('details')?.setAttribute('open', '');
    target.closest('details.group')?.setAttribute('open', '');
    target.querySelector<HTMLElement>('[data-action=unfold], summary')?.focus({ preventScroll: true });
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  };
  const remove = (): void => {
    gone = true;
    shield.stop();
    unlisten();
    release();
    render(null, mount);
    host.remove();
  };

  const shield = shieldFromPage(host, () => fold(true, true));
  const unlisten = onActions(root, (action, value) => {
    if (action === 'quote') void showQuote(value);
    else if (action === 'goto') goTo(value);
    else if (action === 'collapse') fold(true, true);
    else if (action === 'expand') fold(false, true);
    else if (action === 'history') actions.openHistory(value || undefined);
    else if (action === 'watch' || action === 'unwatch') ask(actions.watch(action === 'watch'));
    else if (action === 'seen') {
      markSeen();
      draw();
    } else if (action === 'unfold') {
      if (!open.delete(value)) open.add(value);
      draw();
    } else if (action === 'close') {
      remove();
      actions.close();
    }
  });
  // A change counts as seen when its words were opened (DESIGN 3.7).
  root.addEventListener(
    'toggle',
    (event) => {
      const fold = event.target as HTMLElement | null;
      if (fold?.matches('[data-change-kind] details[open]')) markSeen();
    },
    true,
  );

  draw();
  document.documentElement.append(host);
  // The person's own text size: `all: initial` leaves the browser's medium size on the element.
  const size = Number.parseFloat(getComputedStyle(host).fontSize);
  if (size > 0) mount.style.setProperty('--k', String(Math.min(Math.max(size / 16, 0.75), 2)));
  const release = stayOnTop(host);
  if (report.stored) ask(actions.watched());

  return {
    update(next: Report): void {
      if (next.document.sha256 !== report.document.sha256) {
        open.clear();
        seen = false;
      }
      missing.clear();
      report = next;
      draw();
    },
    remove,
  };
}

