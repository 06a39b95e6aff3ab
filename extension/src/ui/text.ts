// Words for people: looks a message up in the browser's own catalogue (chrome.i18n) and, where there is none (the viewer
// served by the host, tests), in messages given to `setMessages`. Keys are checked by the compiler.

import type englishMessages from '../../_locales/en/messages.json';
import { numbers, plurals } from './intl';

export type MessageKey = keyof typeof englishMessages;

/** One entry of _locales/<language>/messages.json. */
export interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: { readonly [name: string]: { readonly content: string; readonly example?: string } };
}
export type Messages = { readonly [key: string]: Message };

/** The stem of a pair or more of keys that end in a plural category: "x" for "x_one", "x_other". */
export type PluralStem = MessageKey extends infer K ? (K extends `${infer Stem}_other` ? Stem : never) : never;

let bundled: Messages = {};

/** Messages for places without chrome.i18n. */
export function setMessages(messages: Messages): void {
  bundled = messages;
}

/**
 * The language the words are in, a BCP 47 tag; with the person's own region where the language is the same, so that dates
 * and numbers look as they do elsewhere on their computer.
 */
export function uiLanguage(): string {
  const words = browserI18n()?.getMessage('@@ui_locale').replaceAll('_', '-') || 'en';
  const own = typeof navigator === 'undefined' ? '' : navigator.language;
  return own.split('-')[0] === words.split('-')[0] ? own : words;
}

/** "rtl" or "ltr", by the language of the words. */
export function uiDirection(): 'ltr' | 'rtl' {
  return browserI18n()?.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

/** The message for a key, with $1, $2, … replaced. An unknown key gives the key itself, so that it is noticed. */
export function t(key: MessageKey, ...values: readonly (string | number)[]): string {
  const strings = values.map(String);
  return browserI18n()?.getMessage(key, strings) || fill(bundled[key], strings) || key;
}

/** The message for a count, by the plural rules of the language; the count is $1, shown in the language's digits. */
export function tn(stem: PluralStem, count: number, ...values: readonly (string | number)[]): string {
  const language = uiLanguage();
  const category = plurals(language).select(count);
  const shown = numbers(language).format(count);
  const key = `${stem}_${category}` as MessageKey;
  const found = t(key, shown, ...values);
  return found === key ? t(`${stem}_other` as MessageKey, shown, ...values) : found;
}

/** Replaces $NAME$ by the placeholder's content and then $1…$9 by the values, as the browsers do. */
export function fill(message: Message | undefined, values: readonly string[]): string {
  if (!message) return '';
  if (!message.message.includes('$')) return message.message;
  return message.message
    .replace(/\$([A-Za-z0-9_@]+)\$/g, (_all, name: string) => message.placeholders?.[name.toLowerCase()]?.content ?? '')
    .replace(/\$([1-9])/g, (_all, digit: string) => values[Number(digit) - 1] ?? '');
}

function browserI18n(): typeof chrome.i18n | undefined {
  return typeof chrome === 'undefined' ? undefined : chrome.i18n;
}
