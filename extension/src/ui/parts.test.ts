import { describe, expect, it } from 'vitest';
import type { Report } from '../protocol/types';
import { sampleFindings, sampleReport } from './gallery/sample-report';
import { byWeight } from './report-view';
import { byPart, namedPart, partTitles } from './parts';
import { topLines } from './summary';

const parts = [{ title: 'Terms of Service', terms_type: 'Terms of Service' }, { title: 'Privacy', terms_type: 'Privacy Policy' }];
/** The least serious finding against the reader is from the second document, one is from neither, the others from the first. */
const against = sampleFindings.filter(({ stance }) => stance !== 'for_you');
const mild = byWeight(against).at(-1)?.id;
const findings = sampleFindings.map((finding, at) => (at === 1 ? finding : { ...finding, part: finding.id === mild ? 1 : 0 }));
const page = (part: number | null): Report => ({ ...sampleReport, document: { ...sampleReport.document, parts, part }, findings });

describe('a page of several documents', () => {
  it('has the findings of the one that the address names before the others', () => {
    const { own, others } = byPart(page(1));
    expect(own.map(({ id }) => id)).toEqual([mild]);
    expect(others).toHaveLength(findings.length - 1);
    expect(namedPart(page(1))).toBe('Privacy');
    expect(partTitles(page(1))).toEqual(['Terms of Service', 'Privacy']);
    expect(topLines(page(1))[0]?.id).toBe(mild);
  });

  it('is one list where the address names none, and so is a page of one', () => {
    for (const report of [page(null), page(7), sampleReport]) {
      expect(namedPart(report)).toBeUndefined();
      expect(byPart(report).others).toEqual([]);
      expect(byPart(report).own).toHaveLength(report.findings.length);
    }
    expect(partTitles(sampleReport)).toEqual([]);
    expect(topLines(page(null)).map(({ id }) => id)).toEqual(topLines(sampleReport).map(({ id }) => id));
  });
});
