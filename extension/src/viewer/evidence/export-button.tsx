// Saves an evidence bundle: starts the export, shows how far it is, hands the file over.

import { Button } from '../../ui/button';
import { shortHash } from '../../ui/format';
import { tn } from '../../ui/text';
import { JobLine } from './job-line';
import { useJob } from './use-job';

export interface ExportButtonProps {
  /** A record id, or "everything". */
  readonly of: string;
  readonly children: string;
  readonly look?: 'main' | 'quiet';
}

export function ExportButton({ of, children, look = 'quiet' }: ExportButtonProps) {
  const state = useJob();
  const running = state.job?.state === 'running';
  return (
    <div class="export">
      <Button
        action="export"
        look={look}
        disabled={running}
        onPress={() => state.start('history.export', of === 'everything' ? { everything: true } : { record_id: of })}
      >
        {children}
      </Button>
      <JobLine state={state}>
        {({ result }) =>
          result !== null && 'file_name' in result ? (
            <p class="faint">
              {tn('export_done', result.versions, result.file_name)} <code>SHA-256 {shortHash(result.sha256)}…</code>
            </p>
          ) : null
        }
      </JobLine>
    </div>
  );
}
