import { expect, it } from 'vitest';
import type { ChangeItem } from '../../../protocol/types';
import { together } from './together';

const item = (summary: string, before: string | null, after: string | null): ChangeItem => ({ kind: 'edited', type: null, severity: 'low', summary, before, after, substantive: true });

it('shows the same words once, in the order of the first', () => {
  const all = [item('a', null, 'x'), item('b', 'y', 'z'), item('c', null, 'x'), item('d', null, null), item('e', null, null)];
  expect(together(all).map((one) => one.items.map(({ summary }) => summary).join(''))).toEqual(['ac', 'b', 'd', 'e']);
  expect(together(all)[0]).toMatchObject({ before: null, after: 'x' });
});
