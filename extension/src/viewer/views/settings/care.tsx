// How much there is, whether every hash holds, taking it all along, and bringing in what others have recorded.

import { useState } from 'preact/hooks';
import { Button } from '../../../ui/button';
import { Callout } from '../../../ui/callout';
import { clip } from '../../../ui/format';
import { t, tn, uiLanguage } from '../../../ui/text';
import { ExportButton } from '../../evidence/export-button';
import { JobLine } from '../../evidence/job-line';
import { useJob, type Job } from '../../evidence/use-job';
import { Loaded } from '../../shell/parts';
import { useCall, useRpc } from '../../shell/rpc';

export function Care() {
  return (
    <section>
      <h2>{t('vset_history')}</h2>
      <Size />
      <Check />
      <TakeAlong />
      <Import />
    </section>
  );
}

export function megabytes(bytes: number): string {
  return new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 }).format(bytes / 1_000_000);
}

function Size() {
  const asked = useRpc('history.size', {});
  return (
    <Loaded of={asked}>
      {(size) => (
        <div class="size" data-size={size.total}>
          <p>
            {t('vset_size', tn('vset_documents', size.documents), tn('vset_versions', size.versions), megabytes(size.total))}
          </p>
          <p class="hint">
            {t('vset_where')} <code>{clip(size.directory, 200)}</code>
          </p>
        </div>
      )}
    </Loaded>
  );
}

function Check() {
  const state = useJob();
  return (
    <div class="care">
      <div>
        <h3>{t('vset_check')}</h3>
        <p class="hint">{t('vset_check_hint')}</p>
        <JobLine state={state}>{(job) => <Found job={job} />}</JobLine>
      </div>
      <Button action="verify" disabled={state.job?.state === 'running'} onPress={() => state.start('history.verify', {})}>
        {t('vset_check_now')}
      </Button>
    </div>
  );
}

function Found({ job: { result } }: { job: Job }) {
  if (result === null || !('holds' in result)) return null;
  if (result.holds) return <p data-verify="holds">{t('vset_holds', tn('vset_versions', result.versions), megabytes(result.bytes))}</p>;
  return (
    <Callout title={tn('vset_problems', result.problems.length)} tone="high" state="broken">
      <ul>
        {result.problems.slice(0, 20).map((problem, at) => (
          <li key={at}>
            {problem.document !== null && <code>{problem.document} </code>}
            {clip(problem.what, 300)}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function TakeAlong() {
  return (
    <div class="care">
      <div>
        <h3>{t('vset_export')}</h3>
        <p class="hint">{t('vset_export_hint')}</p>
      </div>
      <ExportButton of="everything">{t('vset_export_now')}</ExportButton>
    </div>
  );
}

function Import() {
  const [path, setPath] = useState('');
  const { forget } = useCall();
  const state = useJob(() => forget('document.list', 'history.size', 'changes.list', 'history.search'));
  return (
    <div class="care">
      <div>
        <h3>{t('vset_import')}</h3>
        <p class="hint">{t('vset_import_hint')}</p>
        <form
          class="controls"
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() !== '') state.start('history.import', { path: path.trim() });
          }}
        >
          <label class="field">
            {t('vset_import_path')}
            <input name="path" value={path} maxLength={4000} spellcheck={false} autocomplete="off" onInput={(event) => setPath(event.currentTarget.value)} />
          </label>
          <Button action="import" disabled={state.job?.state === 'running' || path.trim() === ''}>
            {t('vset_import_now')}
          </Button>
        </form>
        <JobLine state={state}>
          {({ result }) =>
            result !== null && 'captures' in result ? (
              <p>{result.up_to_date ? t('vset_import_nothing') : t('vset_imported', tn('vset_documents', result.documents), tn('vset_versions', result.versions))}</p>
            ) : null
          }
        </JobLine>
      </div>
    </div>
  );
}
