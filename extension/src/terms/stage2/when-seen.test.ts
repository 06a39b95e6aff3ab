import { describe, expect, test, vi } from 'vitest';
import { whenSeen } from './when-seen';

class FakeDocument extends EventTarget {
  visibilityState = 'visible';
}

class FakeWindow extends EventTarget {
  document = new FakeDocument();
  top: unknown = this;
  innerWidth = 1280;
  innerHeight = 900;
}

const made = (change: (view: FakeWindow) => void): { view: FakeWindow; act: () => void } => {
  const view = new FakeWindow();
  change(view);
  const act = vi.fn<() => void>();
  whenSeen(view as unknown as Window, act);
  return { view, act };
};

describe('whenSeen', () => {
  test('at once where the page is in front', () => {
    expect(made(() => undefined).act).toHaveBeenCalledTimes(1);
  });

  test('a tab behind others waits until it is looked at, and acts once', () => {
    const { view, act } = made((view) => (view.document.visibilityState = 'hidden'));
    view.dispatchEvent(new Event('resize'));
    expect(act).not.toHaveBeenCalled();
    view.document.visibilityState = 'visible';
    view.document.dispatchEvent(new Event('visibilitychange'));
    view.document.dispatchEvent(new Event('visibilitychange'));
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('a frame waits until it is large enough to be read', () => {
    const { view, act } = made((view) => Object.assign(view, { top: {}, innerWidth: 0, innerHeight: 0 }));
    expect(act).not.toHaveBeenCalled();
    Object.assign(view, { innerWidth: 600, innerHeight: 80 });
    view.dispatchEvent(new Event('resize'));
    expect(act).not.toHaveBeenCalled();
    view.innerHeight = 400;
    view.dispatchEvent(new Event('resize'));
    view.dispatchEvent(new Event('resize'));
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('a small window of its own is no frame', () => {
    expect(made((view) => Object.assign(view, { innerWidth: 100, innerHeight: 50 })).act).toHaveBeenCalledTimes(1);
  });
});
