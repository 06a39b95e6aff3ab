import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../../_locales/en/messages.json';
import type { CatalogueView } from '../protocol/messages';
import { day } from '../ui/format';
import { setMessages } from '../ui/text';
import { CataloguePart } from './catalogue-part';

setMessages(english);

const view: CatalogueView = { date: '2026-11-02T00:00:00Z', source: 'program', expired: false, updates: false, from: 'updates.example' };

afterEach(() => {
  render(null, document.body);
});

function show(catalogue: CatalogueView, looking = false): HTMLElement {
  render(<CataloguePart catalogue={catalogue} looking={looking} />, document.body);
  const section = document.querySelector<HTMLElement>('[data-part=catalogue]');
  if (!section) throw new Error('nothing shown');
  return section;
}

describe('the catalogue on the settings page', () => {
  it('shows its date; looking by itself is off, and says whom it would ask', () => {
    const section = show(view);
    expect(section.querySelector('[data-part=catalogue-date]')?.textContent).toContain(day(view.date));
    expect(section.querySelector<HTMLInputElement>('[name=catalogue_updates]')?.checked).toBe(false);
    expect(section.textContent).toContain('updates.example');
    expect(section.querySelector('[role=status]')?.textContent).toBe('');
  });

  it('says which update it is, that it is old, and what became of a look', () => {
    const section = show({ ...view, source: 'update', version: 7, expired: true, updates: true, outcome: 'current', looked_at: '2026-11-21T10:00:00Z' });
    expect(section.querySelector('[data-part=catalogue-date]')?.textContent).toContain('7');
    const status = section.querySelector('[role=status]')?.textContent ?? '';
    expect(status).toContain(english.catalogue_expired.message);
    expect(status).toContain(english.catalogue_current.message);
    expect(section.querySelector<HTMLInputElement>('[name=catalogue_updates]')?.checked).toBe(true);
  });

  it('gives the host’s sentence where a look failed, as text', () => {
    const section = show({ ...view, failure: '<b>refused</b>' });
    expect(section.querySelector('[role=status]')?.textContent).toContain('<b>refused</b>');
    expect(section.querySelector('b')).toBeNull();
  });

  it('cannot be asked twice at once', () => {
    expect(show(view, true).querySelector<HTMLButtonElement>('button')?.disabled).toBe(true);
  });
});
