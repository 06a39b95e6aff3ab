// All findings by severity: the most serious as cards, the others as rows that open. Every finding is in the DOM at once,
// whatever is folded (DESIGN 3.7).

import type { Finding } from '../../protocol/types';
import { FindingCard, FindingRow } from '../../ui/finding-card';
import { groupFindings } from '../../ui/report-view';
import { toneWord } from '../../ui/severity-badge';
import { number } from '../../ui/format';
import { Icon, ToneShape } from '../../ui/shapes';

interface Folding {
  /** Ids of findings that are unfolded. */
  readonly open: ReadonlySet<string>;
  /** Ids of findings whose words were not found on the page. */
  readonly missing: ReadonlySet<string>;
}

export function FindingsBlock({ findings, open, missing }: Folding & { findings: readonly Finding[] }) {
  return (
    <div class="findings">
      {groupFindings(findings).map(({ tone, cards, rows, folded }) => (
        <details key={tone} class="group" data-group={tone} data-tone={tone} open={!folded}>
          <summary>
            <ToneShape tone={tone} />
            <h2>{toneWord(tone)}</h2>
            <span class="count">{number(cards.length + rows.length)}</span>
            <Icon name="chevron" class="chevron" />
          </summary>
          {cards.length > 0 && (
            <div class="cards">
              {cards.map((finding) => (
                <FindingCard key={finding.id} grouped finding={finding} missing={missing.has(finding.id)} open={open.has(finding.id)} />
              ))}
            </div>
          )}
          {rows.map((finding) => (
            <FindingRow key={finding.id} finding={finding} missing={missing.has(finding.id)} />
          ))}
        </details>
      ))}
    </div>
  );
}
