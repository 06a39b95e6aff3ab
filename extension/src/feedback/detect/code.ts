// How texts and icons are compared: folded words and the beginnings of paths. The generator of the tables
// (tools/generate-controls.mjs) and the fingerprints' tool run this very file.

/** Whether a text has letters of a script that writes without spaces: words are looked for inside a run of characters. */
export const isUnspaced = (text: string): boolean => /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/.test(text);

/** Small letters, no accents. */
export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');

/** What stands for a folded word in the tables: its first six letters, which sees over most endings. */
export const stem = (word: string): string => (isUnspaced(word) ? word : word.slice(0, 6));

/** A folded text's words; marks, emoji and digits are no words. Runs of unspaced scripts stay whole. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{M}]+/gu) ?? [];

/**
 * What a path's data begins with: its commands up to the fourth number, numbers to one place. Minifiers and copies differ
 * in white space and precision, and pages cut long paths; the beginning tells an icon from thousands of others.
 */
export function pathKey(data: string): string {
  let key = '';
  let numbers = 0;
  for (const part of data.slice(0, 120).match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi) ?? []) {
    if (/[a-z]/i.test(part)) key += part;
    else {
      if (numbers === 4) break;
      numbers += 1;
      key += `${Math.round(Number(part) * 10) / 10},`;
    }
  }
  return key;
}
