// The welcome page: what Smallprint does, whether it is ready, exactly what to do if not, and what leaves the computer.

import type { PageRequests } from '../protocol/messages';
import { ActionForm } from '../ui/actions';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { CommandLine } from '../ui/command-line';
import { day } from '../ui/format';
import { HostCallout } from '../ui/host-callout';
import { Icon, SmallprintMark } from '../ui/shapes';
import { t, type MessageKey } from '../ui/text';
import { stepsFor, systemOf } from './steps';

export type WelcomeState = PageRequests['welcome.state']['reply'];

export interface WelcomeModel {
  readonly state?: WelcomeState;
  readonly checking: boolean;
  /** What was copied last, to say so. */
  readonly copied?: string;
}

export function WelcomeView(model: WelcomeModel) {
  const { state } = model;
  return (
    <main class="page" data-state={model.checking ? undefined : state?.host.state}>
      <header>
        <span class="mark-name">
          <SmallprintMark size={22} />
          {t('product')}
        </span>
        <h1>{t('welcome_title')}</h1>
        <p class="standfirst">{t('welcome_standfirst')}</p>
      </header>
      <ActionForm class="stack loose">
        <div role="status" class="stack">
          {state ? <HostReady model={model} state={state} /> : <p class="hint">{t('one_moment')}</p>}
          <span class="hidden-text">{model.copied ? t('copied') : ''}</span>
        </div>
        {state && state.host.state !== 'ok' && <Steps state={state} checking={model.checking} />}
      </ActionForm>
      <Promises />
    </main>
  );
}

function HostReady({ model, state }: { model: WelcomeModel; state: WelcomeState }) {
  if (state.host.state !== 'ok') return <HostCallout host={state.host} help={false} />;
  return (
    <>
      <Callout title={t('all_ready')} tone="good" state="ok">
        <p>{t('all_ready_text')}</p>
        <p>{t('all_ready_versions', state.host.version ?? '', day(state.host.catalogue?.date))}</p>
        <div class="acts">
          <Button action="check" disabled={model.checking}>
            {t(model.checking ? 'checking' : 'check_again')}
          </Button>
        </div>
      </Callout>
      <HostCallout host={state.host} />
    </>
  );
}

function Steps({ state, checking }: { state: WelcomeState; checking: boolean }) {
  const system = systemOf(state.os);
  const steps = stepsFor(state.host.state, system, state.browser);
  return (
    <section data-system={system}>
      <h2>{t('what_to_do')}</h2>
      <ol class="steps">
        {steps.map((step, at) => (
          <li key={at}>
            <div class="step">
              <h3>{t(step.title)}</h3>
              <p>{t(step.text)}</p>
              {step.commands.map((command) => (
                <CommandLine key={command} command={command} />
              ))}
              {at === steps.length - 1 && (
                <div>
                  <Button action="check" look="main" disabled={checking}>
                    {t(checking ? 'checking' : 'check_again')}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {system === 'linux' && <p class="hint aside">{t('snap_note')}</p>}
    </section>
  );
}

const promises: readonly { title: MessageKey; text: MessageKey }[] = [
  { title: 'promise_local_title', text: 'promise_local_text' },
  { title: 'promise_only_terms_title', text: 'promise_only_terms_text' },
  { title: 'promise_private_title', text: 'promise_private_text' },
  { title: 'promise_open_title', text: 'promise_open_text' },
];

function Promises() {
  return (
    <section>
      <h2>{t('what_leaves')}</h2>
      <ul class="facts">
        {promises.map(({ title, text }) => (
          <li key={title}>
            <Icon name="tick" size={18} />
            <p>
              <strong>{t(title)}</strong> {t(text)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
