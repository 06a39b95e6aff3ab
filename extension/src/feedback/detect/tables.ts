// What detection knows: one string, made from shared/catalogue/feedback_controls, split when the first button is met. Where
// it comes from is the caller's business (the extension's messages; the generated module in tests).

/** Words of a name or a question, as bits in the order of `classes` in tools/generate-controls.mjs. */
export enum Word {
  up = 1,
  like = 2,
  down = 4,
  dislike = 8,
  not = 16,
  yes = 32,
  no = 64,
  report = 128,
  answer = 256,
  talk = 512,
  feedback = 1024,
  copy = 2048,
  again = 4096,
  send = 8192,
}

/** Icons by their paths and sprites. */
export enum Icon {
  up = 1,
  down = 2,
  report = 4,
  copy = 8,
  again = 16,
}

/** Marks of elements, and what each tells: see marks.json. */
export enum Mark {
  up,
  down,
  flag,
  object,
  copy,
  again,
  assistant,
  brand,
  talk,
  reply,
  people,
  outside,
  prose,
  turned,
  scale,
  tally,
  fault,
}

let source: () => string = String;
let words: Map<string, number> | undefined;
let icons: Map<string, number> | undefined;
let marks: RegExp[] = [];
let faces: RegExp[] = [];

/** Says where the tables are to be had; `load` is called once, when they are needed. */
export function useTables(load: () => string): void {
  source = load;
  words = undefined;
}

const split = (part = ''): string[] => part.split('~');

function bitsOf(part: string | undefined): Map<string, number> {
  const bits = new Map<string, number>();
  split(part).forEach((list, index) => list.split(' ').forEach((entry) => bits.set(entry, (bits.get(entry) ?? 0) | (1 << index))));
  bits.delete('');
  return bits;
}

/** Whether there are tables at all. */
export function ready(): boolean {
  if (words === undefined) {
    const parts = source().split('~~');
    words = bitsOf(parts[0]);
    icons = bitsOf(parts[1]);
    marks = split(parts[2]).map((pattern) => new RegExp(pattern));
    faces = split(parts[3]).map((pattern) => new RegExp(pattern, 'u'));
  }
  return words.size > 0;
}

export const classesOf = (word: string): number => words?.get(word) ?? 0;
export const iconOf = (key: string): number => icons?.get(key) ?? 0;
export const has = (text: string, mark: Mark): boolean => marks[mark]?.test(text) ?? false;
/** Icon bits of the emoji in a text. */
export const facesIn = (text: string): number => faces.reduce((bits, face, index) => (face.test(text) ? bits | (1 << index) : bits), 0);
/** Whether a text names an assistant. */
export const namesMachine = (text: string): boolean => has(text.toLowerCase(), Mark.assistant) || has(text.toLowerCase(), Mark.brand);
