import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { score } from './score';

const plain = (text: string, linked = 0) => ({ text, headings: [], characters: text.length, linked });
const somewhere = 'https://a.example/page';

describe('score', () => {
  it('cannot judge a page without text', () => {
    expect(score(plain('Loading…'), somewhere)).toEqual({ value: 0, isTerms: false, enough: false });
  });

  it('knows terms, and a list of links to terms', () => {
    const text = ('By using our services you agree to these terms of service and our privacy policy. We may terminate your account at any ' +
      'time without notice. We disclaim all warranties and are not liable for damages. Governing law is that of Ireland. ').repeat(3);
    expect(score(plain(text), somewhere).isTerms).toBe(true);
    expect(score(plain(text, text.length * 0.8), somewhere).isTerms).toBe(false);
  });

  it('knows terms behind a very long menu', () => {
    const terms = ('By using our services you agree to these terms of service and our privacy policy. We may terminate your account at any ' +
      'time without notice. We disclaim all warranties and are not liable for damages. Governing law is that of Ireland. ').repeat(150);
    const menu = 'Solutions Products Law firms Resources Purchase Help Industries Careers '.repeat(400);
    expect(score(plain(menu + terms), somewhere).isTerms).toBe(true);
    expect(score(plain(menu + menu), somewhere).isTerms).toBe(false);
  });

  it('leaves ordinary text', () => {
    expect(score(plain('The cat sat on the mat and looked at the birds for a long time. '.repeat(20)), somewhere).isTerms).toBe(false);
  });

  it.each([
    ['German', 'Diese Nutzungsbedingungen regeln den Vertrag. Wir verarbeiten personenbezogene Daten gemäß DSGVO mit Ihrer Einwilligung. Die Haftung und Gewährleistung sind ausgeschlossen. Der Gerichtsstand ist Berlin; Sie können kündigen und widerrufen. '],
    ['Japanese', '本利用規約は、利用者と当社の契約に適用されます。個人情報はプライバシーポリシーに従い、第三者に提供しません。当社は責任を負わず、保証しません。準拠法は日本法とし、禁止事項に同意したものとみなします。'],
  ])('reads %s', (_, sentence) => expect(score(plain(sentence.repeat(4)), somewhere).isTerms).toBe(true));

  it('is done in no time with a hostile text', () => {
    const text = 'we may '.repeat(100_000);
    expect(score(plain(text), somewhere).enough).toBe(true);
  });
});

const corpus = process.env['SMALLPRINT_CORPUS'] ?? join(import.meta.dirname, '../../../../../shared/corpus');
const there = existsSync(join(corpus, 'documents/index.jsonl'));

function lines(path: string): Record<string, unknown>[] {
  return readFileSync(join(corpus, path), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Skipped without the corpus: set SMALLPRINT_CORPUS. */
describe.skipIf(!there)('score on the corpus', () => {
  const judge = (path: string, url = somewhere): boolean =>
    score(plain(readFileSync(join(corpus, path), 'utf8').slice(0, 30_000)), url).isTerms;

  it('lets through at least 98 % of terms', () => {
    const documents = lines('documents/index.jsonl').filter((_, index) => index % 7 === 0);
    const missed = documents.filter(({ path, source_url: urls }) => !judge(String(path), (urls as string[])[0] ?? somewhere));
    const names = missed.map(({ path }) => String(path)).join('\n');
    expect(missed.length / documents.length, names).toBeLessThanOrEqual(0.02);
  }, 120_000);

  it('lets French terms through', () => {
    const files = readdirSync(join(corpus, 'nonenglish'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => !judge(join('nonenglish', name)))).toEqual([]);
  }, 60_000);

  it('stops what is plainly something else', () => {
    const others = lines('nonterms/manifest.jsonl').filter(({ kind }) => !String(kind).startsWith('nearmiss'));
    const passed = others.map(({ file }) => String(file)).filter((file) => judge(file));
    expect(passed.length / others.length, passed.join('\n')).toBeLessThanOrEqual(0.05);
  }, 60_000);
});
