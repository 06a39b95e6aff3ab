// The categories of clause types, in the order and words of the screen.

import { t, type MessageKey } from '../../ui/text';

const words: Record<string, MessageKey> = {
  ai: 'category_ai',
  content: 'category_content',
  data: 'category_data',
  money: 'category_money',
  liability: 'category_liability',
  disputes: 'category_disputes',
  control: 'category_control',
};

export const categories: readonly string[] = Object.keys(words);

/** A category that is not known here keeps its id. */
export function categoryWord(category: string): string {
  const key = words[category];
  return key === undefined ? category : t(key);
}

/** Parts a list by category, known ones first and in their order. */
export function byCategory<T extends { readonly category: string }>(items: readonly T[]): { category: string; items: T[] }[] {
  const all = [...new Set([...categories, ...items.map((one) => one.category)])];
  return all.map((category) => ({ category, items: items.filter((one) => one.category === category) })).filter((group) => group.items.length > 0);
}
