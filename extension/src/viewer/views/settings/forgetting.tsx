// Forgetting one service or everything: says first what will be gone, and that nothing brings it back.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Methods } from '../../../protocol/types';
import { Button } from '../../../ui/button';
import { clip } from '../../../ui/format';
import { t, tn } from '../../../ui/text';
import { useCall, useRpc, type Method } from '../../shell/rpc';

type Document = Methods['document.list']['result']['items'][number];
type Ask = { readonly kind: 'service'; readonly service: string } | { readonly kind: 'everything' };

/** Replies that no longer hold once something was forgotten. */
const stale: Method[] = ['document.list', 'history.size', 'changes.list', 'digest.get', 'history.search', 'ledger.list', 'ledger.summary', 'ledger.verify', 'watch.list', 'provision.get'];

export function Forgetting() {
  const listed = useRpc('document.list', { limit: 500 });
  const { call, forget } = useCall();
  const [service, setService] = useState('');
  const [ask, setAsk] = useState<Ask | null>(null);
  const [told, setTold] = useState('');
  const documents = listed.data?.items ?? [];
  const services = [...new Set(documents.map((one) => one.service))].sort((a, b) => a.localeCompare(b));
  const carryOut = async (what: Ask): Promise<void> => {
    setAsk(null);
    setTold(t('one_moment'));
    try {
      const { forgotten } = await call('history.forget', what.kind === 'everything' ? { everything: true } : { service: what.service });
      forget(...stale);
      setService('');
      setTold(tn('vset_forgotten', forgotten));
      listed.again();
    } catch (error) {
      setTold(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="forgetting">
      <h2>{t('vset_forget')}</h2>
      <p class="hint">{t('vset_forget_hint')}</p>
      <div class="care">
        <label class="field">
          {t('vset_forget_site')}
          <select value={service} onChange={(event) => setService(event.currentTarget.value)} disabled={services.length === 0}>
            <option value="">{t('vset_choose')}</option>
            {services.map((one) => (
              <option key={one} value={one}>
                {clip(one, 60)}
              </option>
            ))}
          </select>
        </label>
        <Button action="forget-service" disabled={service === ''} onPress={() => setAsk({ kind: 'service', service })}>
          {t('vset_forget_this')}
        </Button>
      </div>
      <div class="care">
        <div>
          <h3>{t('vset_forget_all')}</h3>
          <p class="hint">{t('vset_forget_all_hint')}</p>
        </div>
        <Button action="forget-everything" onPress={() => setAsk({ kind: 'everything' })}>
          {t('vset_forget_all_now')}
        </Button>
      </div>
      <p role="status" class="told" dir="auto">
        {clip(told, 300)}
      </p>
      {ask && <Confirmation ask={ask} documents={documents} more={typeof listed.data?.next_cursor === 'string'} onNo={() => setAsk(null)} onYes={() => void carryOut(ask)} />}
    </section>
  );
}

interface ConfirmationProps {
  readonly ask: Ask;
  readonly documents: readonly Document[];
  /** There are documents that are not in the list. */
  readonly more: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function Confirmation({ ask, documents, more, onYes, onNo }: ConfirmationProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    if (shown && !shown.open) shown.showModal();
    // What is only taken away gives the focus to nobody.
    return () => {
      if (shown?.open) shown.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const everything = ask.kind === 'everything';
  const gone = everything ? documents : documents.filter((one) => one.service === ask.service);
  const versions = gone.reduce((sum, one) => sum + one.versions, 0);
  return (
    <dialog
      ref={dialog}
      class="confirmation"
      aria-labelledby="forget-title"
      aria-describedby="forget-what"
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id="forget-title">{everything ? t('vset_sure_all') : t('vset_sure_site', clip(ask.service, 60))}</h2>
      <div id="forget-what">
        <p>{t('vset_gone')}</p>
        <ul>
          <li>
            {more && everything ? t('vset_gone_all_documents') : t('vset_gone_documents', tn('vset_documents', gone.length), tn('vset_versions', versions))}
          </li>
          <li>{t('vset_gone_words')}</li>
          <li>{t(everything ? 'vset_gone_given_all' : 'vset_gone_given')}</li>
        </ul>
        <p>{t('vset_stays')}</p>
      </div>
      <div class="acts">
        <Button action="keep" look="main" onPress={onNo}>
          {t('vset_keep')}
        </Button>
        <Button action="forget-now" onPress={onYes}>
          {t(everything ? 'vset_yes_all' : 'vset_yes_site')}
        </Button>
      </div>
    </dialog>
  );
}
