import { beforeAll, describe, expect, it } from 'vitest';
import messages from '../../_locales/en/messages.json';
import { matchWords } from './finding-card';
import { sampleReport } from './gallery/sample-report';
import { setMessages } from './text';

beforeAll(() => setMessages(messages));

describe('how sure a finding is', () => {
  const known = sampleReport.findings.find((finding) => finding.match.same_as);
  if (!known?.match.same_as) throw new Error('the sample report has no known clause');
  const same = known.match.same_as;

  it('names the service that has the same clause', () => {
    expect(matchWords(known)).toContain(same.service);
  });
  it('does not call known what only this service says', () => {
    const own = { ...known, match: { ...known.match, same_as: { ...same, services: 0 } } };
    expect(matchWords(own)).toBe(messages.match_rule.message);
  });
});
