// What stands around a finding: what to do, laws, questions people ask, and what compliance staff check.

import { Doing as DoingList } from '../../../ui/finding-card';
import { clip, safeLink } from '../../../ui/format';
import { t } from '../../../ui/text';
import type { Action } from '../../../protocol/types';
import { CopyButton } from '../../evidence/copy-button';
import type { Provision } from './index';

export function Doing({ actions }: { actions: readonly Action[] }) {
  return (
    <section>
      <h2>{t('what_you_can_do')}</h2>
      <DoingList actions={actions} tick={16} />
    </section>
  );
}

export function Laws({ regulations }: { regulations: Provision['regulations'] }) {
  return (
    <section>
      <h2>{t('laws_about_this')}</h2>
      <dl class="law-list">
        {regulations.map((law, at) => {
          const href = safeLink(law.url);
          const name = clip([law.name, law.article].filter(Boolean).join(', '), 160);
          return (
            <div key={at} data-regulation={law.id}>
              <dt>
                {href ? (
                  <a href={href} target="_blank" rel="noopener noreferrer">
                    {name}
                  </a>
                ) : (
                  name
                )}
                {law.jurisdiction && <span class="place">{clip(law.jurisdiction, 60)}</span>}
              </dt>
              <dd>{clip(law.why, 600)}</dd>
              {law.about && <dd class="faint">{clip(law.about, 400)}</dd>}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

export function Answers({ questions }: { questions: Provision['questions'] }) {
  return (
    <section>
      <h2>{t('prov_questions')}</h2>
      <dl class="answers">
        {questions.map((one, at) => (
          <div key={at}>
            <dt>{clip(one.question, 300)}</dt>
            <dd>{clip(one.answer, 1200)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Checklist({ steps }: { steps: Provision['checklist'] }) {
  const own = steps.filter((step) => !step.general);
  const general = steps.filter((step) => step.general);
  return (
    <section class="checklist">
      <h2>{t('prov_checklist')}</h2>
      <p class="hint">{t('prov_checklist_hint')}</p>
      <Steps steps={own} />
      {general.length > 0 && (
        <>
          <h3>{t('prov_checklist_general')}</h3>
          <Steps steps={general} />
        </>
      )}
      <div class="acts" data-noprint>
        <CopyButton look="plain" text={() => steps.map((step) => `[ ] ${step.text}`).join('\n')}>
          {t('prov_checklist_copy')}
        </CopyButton>
      </div>
    </section>
  );
}

function Steps({ steps }: { steps: Provision['checklist'] }) {
  return (
    <ul>
      {steps.map((step, at) => (
        <li key={at}>{clip(step.text, 300)}</li>
      ))}
    </ul>
  );
}
