import { describe, expect, it } from 'vitest';
import type { Finding, LabelRow, Report } from '../protocol/types';
import { sampleFinding, sampleFindings, sampleReport } from './gallery/sample-report';
import { topLines, unusual } from './summary';

const seed = { type: 'x', category: 'control', headline: 'You', consequence: '' };
let made = 0;
const finding = (more: Partial<Finding>): Finding => sampleFinding({ ...seed, severity: 'medium', type: `t${(made += 1)}`, headline: `H${made}`, ...more });
const report = (findings: Finding[], label: LabelRow[] = []): Report => ({ ...sampleReport, findings, label });

describe('the three lines', () => {
  it('are the most serious, of three topics', () => {
    expect(topLines(sampleReport).map(({ type }) => type)).toEqual(['feedback_overrides_opt_out', 'arbitration', 'liability_cap']);
  });

  it('take two of one category of the law for one topic', () => {
    const [first, second, third] = [finding({ category: 'disputes', severity: 'high' }), finding({ category: 'disputes', severity: 'high' }), finding({ severity: 'low' })];
    const fourth = finding({ severity: 'info' });
    expect(topLines(report([first, second, third, fourth]))).toEqual([first, third, fourth]);
  });

  it('are filled up with a second line on the same thing before they are fewer', () => {
    const [first, second] = [finding({ category: 'disputes' }), finding({ category: 'disputes' })];
    expect(topLines(report([first, second]))).toEqual([first, second]);
  });

  it('never say the same headline twice', () => {
    const [first, second] = [finding({ headline: 'Same', category: 'disputes' }), finding({ headline: 'Same', category: 'disputes' })];
    expect(topLines(report([first, second]))).toEqual([first]);
  });

  it('speak of good news only where there is nothing else', () => {
    const good = finding({ stance: 'for_you', severity: 'info' });
    const bad = finding({ severity: 'low' });
    expect(topLines(report([good, bad]))).toEqual([bad]);
    expect(topLines(report([good]))).toEqual([good]);
    expect(topLines(report([]))).toEqual([]);
  });
});

describe('what is unusual', () => {
  const share = (having: number, total: number, more: Partial<Finding> = {}) => finding({ prevalence: { platforms_with: having, platforms_total: total }, ...more });

  it('is what at most one in twenty says, rarest first', () => {
    const [a, b, c] = [share(17, 341), share(2, 341), share(18, 341)];
    expect(unusual([a, b, c])).toEqual([b, a]);
  });

  it('is nothing where few services are known, and never good news', () => {
    expect(unusual([share(1, 19), share(1, 300, { stance: 'for_you' }), finding({}), share(5, 4)])).toEqual([]);
    expect(unusual(sampleFindings).map(({ type }) => type)).toEqual(['feedback_overrides_opt_out']);
  });
});
