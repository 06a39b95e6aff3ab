import { afterEach, describe, expect, it, vi } from 'vitest';
import english from '../../_locales/en/messages.json';
import { fill, setMessages, t, tn, uiDirection, uiLanguage } from './text';

describe('words', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    setMessages(english);
  });
  setMessages(english);

  it('fills placeholders by name and number, as the browsers do', () => {
    const message = { message: '$WHO$ says $2 to $WHO$', placeholders: { who: { content: '$1' } } };
    expect(fill(message, ['Ann', 'yes'])).toBe('Ann says yes to Ann');
    expect(fill(message, [])).toBe(' says  to ');
    expect(fill(undefined, ['x'])).toBe('');
  });

  it('does not read placeholders inside a value', () => {
    expect(t('changed_since', '$1 $DATE$')).toBe('Changed since $1 $DATE$');
  });

  it('chooses the plural', () => {
    expect(tn('more_changes', 1)).toBe('1 more change');
    expect(tn('more_changes', 8)).toBe('8 more changes');
    expect(tn('more_changes', 0)).toBe('0 more changes');
  });

  it('gives the key where there is no message, so that it is noticed', () => {
    setMessages({});
    expect(t('notice')).toBe('notice');
  });

  it('asks the browser first', () => {
    const getMessage = vi.fn((key: string, values?: string[]) => {
      if (key === '@@ui_locale') return 'ar_EG';
      if (key === '@@bidi_dir') return 'rtl';
      return key === 'checked_on' ? `في ${values?.[0] ?? ''}` : '';
    });
    vi.stubGlobal('chrome', { i18n: { getMessage } });
    expect(t('checked_on', 'x')).toBe('في x');
    expect(t('notice')).toBe(english.notice.message);
    expect(uiDirection()).toBe('rtl');
    expect(uiLanguage()).toBe('ar-EG');
  });
});
