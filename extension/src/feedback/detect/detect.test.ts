import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tables } from '../generated/tables';
import { fold, pathKey, stem, wordsOf } from './code';
import { controlAt, smallPrintOf, termsLinksOf, useTables } from './index';
import { add, measure, strips, type Label, type Result } from './measure';
import { classesOf, ready } from './tables';
import { questionIn, read, sideOf } from './words';

const repository = join(import.meta.dirname, '../../../..');
const corpus = join(process.env['SMALLPRINT_CORPUS'] ?? join(repository, '../shared/corpus'), 'controls');
const pages = join(repository, 'tests/e2e/pages/feedback');
const data = join(repository, 'shared/catalogue/feedback_controls');

interface Page {
  file: string;
  controls: Label[];
}

function pagesOf(directory: string, list: string): (Page & { html: string })[] {
  const all = JSON.parse(readFileSync(join(directory, list), 'utf8')) as Page[];
  return all.map((page) => ({ ...page, html: readFileSync(join(directory, page.file), 'utf8') }));
}

function show(html: string): void {
  document.title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
  document.body.innerHTML = html.replace(/^[\s\S]*<body>/, '').replace(/<\/body>[\s\S]*$/, '');
}

function over(directory: string, list: string, strip: (typeof strips)[number]): Result {
  const sum: Result = { total: 0, found: 0, missed: [], falseAlarms: [] };
  for (const { file, controls, html } of pagesOf(directory, list)) {
    show(html);
    add(sum, measure(document, controls, strip, controlAt), file);
  }
  return sum;
}

function pathOf(selector: string): EventTarget[] {
  const path: EventTarget[] = [];
  for (let element = document.querySelector(selector); element !== null; element = element.parentElement) path.push(element);
  return path;
}

beforeAll(() => useTables(() => tables));
beforeEach(() => {
  document.title = '';
  document.body.replaceChildren();
});

describe('on our own pages', () => {
  it('finds every control with its direction, and nothing else', () => {
    const { total, found, missed, falseAlarms } = over(pages, 'controls.json', 'nothing');
    expect([missed, falseAlarms]).toEqual([[], []]);
    expect(found).toBe(total);
    expect(total).toBeGreaterThan(30);
  });

  it.each(strips)('is silent where people rate people, without %s', (strip) => {
    expect(over(pages, 'near-misses.json', strip).falseAlarms).toEqual([]);
    expect(over(pages, 'controls.json', strip).falseAlarms).toEqual([]);
  });
});

describe.skipIf(!existsSync(corpus))('on the corpus', () => {
  it.each(strips)('finds controls without %s', (strip) => {
    const { total, found, missed, falseAlarms } = over(corpus, 'fixtures.json', strip);
    expect(falseAlarms).toEqual([]);
    expect(found / total, missed.join('\n')).toBeGreaterThanOrEqual(strip === 'nothing' ? 1 : 0.9);
  });

  it.each(strips)('is silent on near misses without %s', (strip) => {
    expect(over(corpus, 'nearmiss.json', strip).falseAlarms).toEqual([]);
  });
});
if (!existsSync(corpus)) console.warn(`skipped: no corpus at ${corpus}; set SMALLPRINT_CORPUS`); // eslint-disable-line no-console

describe('a control', () => {
  const answer = (inside: string): string => `<div class="assistant-message"><p>Milk keeps for five days.</p>${inside}</div>`;
  const pair = (up: string, rest = ''): string =>
    answer(`<div><button id="u" aria-label="Good response" ${up}><svg><path d="M7 10v12"></path></svg></button><button aria-label="Bad response">x</button>${rest}</div>`);

  it('says what it is', () => {
    document.body.innerHTML = pair('');
    const control = controlAt(pathOf('#u path'));
    expect(control).toMatchObject({ direction: 'up', name: 'Good response', kind: 'button', pressed: false, dialog: null });
    expect(control?.element.id).toBe('u');
    expect(control?.signals).toBeGreaterThanOrEqual(3);
  });

  it.each(['aria-pressed="true"', 'aria-checked="true"', 'data-state="on"'])('stands already: %s', (state) => {
    document.body.innerHTML = pair(state);
    expect(controlAt(pathOf('#u'))?.pressed).toBe(true);
  });

  it('is a radio that is checked', () => {
    document.body.innerHTML = answer('<p>Was this answer helpful?</p><label><input type="radio" id="y" checked>Yes</label><label><input type="radio">No</label>');
    expect(controlAt(pathOf('#y'))).toMatchObject({ direction: 'up', kind: 'choice', pressed: true });
  });

  it('comes with its small print and not with the conversation', () => {
    document.body.innerHTML = pair('', '<small>Ratings include this conversation and may be used to improve our models.</small>');
    const control = controlAt(pathOf('#u'));
    if (control === null) throw new Error('not found');
    expect(smallPrintOf(control)).toBe('Ratings include this conversation and may be used to improve our models.');
  });

  it('is not there without tables', () => {
    document.body.innerHTML = pair('');
    useTables(() => '');
    expect(controlAt(pathOf('#u'))).toBeNull();
    useTables(() => tables);
  });

  it('does not throw where a form hides what it is', () => {
    document.body.innerHTML = `<form class="assistant"><button id="u" aria-label="Good response">x</button></form>`;
    Object.defineProperty(document.querySelector('form'), 'attributes', { value: null });
    expect(controlAt(pathOf('#u'))).toBeNull();
  });

  it('needs a bounded walk on a page of any size', () => {
    const row = '<div><span>words of an answer that goes on</span><button>Open</button></div>';
    document.body.innerHTML = `<div class="assistant">${row.repeat(2000)}<div><button id="u" aria-label="Good response">x</button></div>${row.repeat(800)}</div>`;
    expect(controlAt(pathOf('#u'))?.direction).toBe('up');
  });
});

it('gives the links to terms, each once, twenty at most', () => {
  document.body.innerHTML = '<a href="https://a.example/terms">Terms</a><a href="https://a.example/terms">Again</a><a href="/mugs">Mugs</a>'
    + Array.from({ length: 40 }, (_, index) => `<a href="https://a.example/privacy/${index}">Privacy</a>`).join('');
  const links = termsLinksOf(document);
  expect(links).toHaveLength(20);
  expect(new Set(links.map(({ url }) => url)).size).toBe(20);
});

describe('words', () => {
  it.each([
    ['Good response', 1], ['Not helpful', -1], ['Report this answer', 2], ['Gefällt mir nicht', -1], ['Bonne réponse', 1], ['Mauvaise réponse', -1],
    ['Buena respuesta', 1], ['No útil', -1], ['Non utile', -1], ['Resposta ruim', -1], ['Niet nuttig', -1], ['Ikke hjælpsom', -1], ['Dåligt svar', -1],
    ['Hyvä vastaus', 1], ['Zła odpowiedź', -1], ['Špatná odpověď', -1], ['Rossz válasz', -1], ['Răspuns bun', 1], ['Μη χρήσιμο', -1], ['Kötü yanıt', -1],
    ['Плохой ответ', -1], ['Хороший ответ', 1], ['غير مفيد', -1], ['مفيد', 1], ['לא מועיל', -1], ['सहायक नहीं', -1], ['役に立たなかった', -1],
    ['役に立った', 1], ['도움이 되지 않음', -1], ['좋은 답변', 1], ['没有帮助', -1], ['有幫助', 1], ['点踩', -1], ['Câu trả lời hay', 1], ['Không thích', -1],
    ['Respons buruk', -1], ['ไม่มีประโยชน์', -1], ['👍', 0],
  ])('%s', (name, side) => {
    ready();
    const meaning = read(name);
    expect([sideOf(meaning.all), meaning.unknown]).toEqual([side, 0]);
  });

  it('does not know what people like', () => {
    const others = 'video post comment photo review template song track product story article page template reel playlist film movie game';
    for (const word of others.split(' ')) expect([word, classesOf(stem(word))]).toEqual([word, 0]);
  });

  it.each([
    ['Was this answer helpful?', 2], ['Did this answer your question?', 2], ['Which response do you prefer?', 2], ['War diese Antwort hilfreich?', 2],
    ['Was this helpful?', 1], ['Rate this response', 2], ['Good answer!', 0], ['Would you like to talk to a person?', 0], ['Shall we go?', 0],
  ])('%s asks %i', (text, asks) => expect(questionIn(text)).toBe(asks));

  it('compares icons by the beginning of their paths', () => {
    expect(pathKey('M14 9V5a3 3 0 0 0-3-3l-4 9')).toBe(pathKey('M14,9.00V5a3,3,0,0,0-3-3'));
    expect(pathKey('M14 9V5a3 3 0 0 0-3-3l-4 9')).not.toBe(pathKey('M14 9V5a2 3'));
    expect(wordsOf(fold('Élan vital'))).toEqual(['elan', 'vital']);
  });
});

describe('the catalogue', () => {
  const schema = JSON.parse(readFileSync(join(repository, 'shared/catalogue/schema/feedback_controls.schema.json'), 'utf8')) as object;
  const valid = new Ajv2020({ strict: false }).compile(schema);
  const files = readdirSync(data);

  it.each(files)('%s keeps to its schema', (file) => {
    expect([valid(JSON.parse(readFileSync(join(data, file), 'utf8'))), valid.errors]).toEqual([true, null]);
  });

  it('knows twenty languages and more', () => expect(files.filter((file) => file.startsWith('words_')).length).toBeGreaterThan(20));
});
