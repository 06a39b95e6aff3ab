// What a person in a hurry reads: three lines, each a way to the finding it is about; what is unusual here; the label.

import type { ComponentChildren } from 'preact';
import type { Finding, Report } from '../../protocol/types';
import { prevalenceWords } from '../../ui/elsewhere';
import { clip, number } from '../../ui/format';
import { LabelTable } from '../../ui/label';
import { toneOf } from '../../ui/report-view';
import { toneWord } from '../../ui/severity-badge';
import { Icon, ToneShape } from '../../ui/shapes';
import { topLines, unusual } from '../../ui/summary';
import { t } from '../../ui/text';

/** The three most consequential, one sentence each. */
export function SummaryBlock({ report }: { report: Report }) {
  const lines = topLines(report);
  if (lines.length === 0) return null;
  return (
    <section class="block gist" data-part="gist">
      <h2>{t('means_for_you')}</h2>
      <ol>
        {lines.map((finding) => (
          <li key={finding.id} data-tone={toneOf(finding)}>
            <Goto finding={finding}>
              <ToneShape tone={toneOf(finding)} />
              <span class="hidden-text">{`${toneWord(toneOf(finding))}: `}</span>
              <span>{clip(finding.headline, 200)}</span>
              <Icon name="chevron" class="onward" size={14} />
            </Goto>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What hardly any other service says. */
export function UnusualBlock({ report }: { report: Report }) {
  const rare = unusual(report.findings);
  if (rare.length === 0) return null;
  return (
    <section class="block rare" data-part="unusual">
      <h2>{t('unusual_here')}</h2>
      <ul>
        {rare.map((finding) => (
          <li key={finding.id} data-tone={toneOf(finding)}>
            <Goto finding={finding}>
              <Share finding={finding} />
              <span class="rare-what">
                <span>{clip(finding.headline, 200)}</span>
                <span class="hint">{finding.prevalence && prevalenceWords(finding.prevalence)}</span>
              </span>
              <Icon name="chevron" class="onward" size={14} />
            </Goto>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "2 of 341" as a figure; the sentence beside it says the same, so it is hidden from screen readers. */
function Share({ finding }: { finding: Finding }) {
  if (!finding.prevalence) return null;
  const { platforms_with: having, platforms_total: total } = finding.prevalence;
  return (
    <span class="share" aria-hidden="true">
      <strong>{number(Math.max(having, 1))}</strong>
      <span>{t('of_total', number(total))}</span>
    </span>
  );
}

export function LabelBlock({ report }: { report: Report }) {
  if (report.label.length === 0) return null;
  return (
    <section class="block" data-part="at-a-glance">
      <h2>{t('at_a_glance')}</h2>
      <LabelTable label={report.label} findings={report.findings} />
    </section>
  );
}

function Goto({ finding, children }: { finding: Finding; children: ComponentChildren }) {
  return (
    <button type="submit" class="goto" data-action="goto" data-value={finding.id}>
      {children}
    </button>
  );
}
