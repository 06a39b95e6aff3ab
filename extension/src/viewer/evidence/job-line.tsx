// How far long work is: a bar with words, and the button that stops it; or how it ended.

import { Button } from '../../ui/button';
import { clip, number } from '../../ui/format';
import { t, type MessageKey } from '../../ui/text';
import type { Job, JobState } from './use-job';

const steps: Partial<Record<string, MessageKey>> = {
  writing: 'job_writing',
  verifying: 'job_verifying',
  unpacking: 'job_unpacking',
  listing: 'job_listing',
  reading: 'job_reading',
  judging: 'job_judging',
};

export function JobLine({ state, children }: { state: JobState; children?: (job: Job) => preact.ComponentChildren }) {
  const { job, error, fetched } = state;
  if (error) {
    return (
      <p class="job-failed" role="alert" dir="auto">
        {t('job_failed', clip(error.message, 300))}
      </p>
    );
  }
  if (!job) return null;
  if (job.state === 'running' || (fetched !== undefined && fetched < 1)) {
    return (
      <div class="job" data-job={job.state}>
        <Bar job={job} fetched={fetched} />
        {job.state === 'running' && (
          <Button action="cancel-job" look="plain" onPress={() => state.cancel()}>
            {t('job_stop')}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div class="job-ended" data-job={job.state} role="status">
      {job.state === 'failed' && <p dir="auto">{t('job_failed', clip(job.failure ?? '', 300))}</p>}
      {job.state === 'cancelled' && <p>{t('job_cancelled')}</p>}
      {job.state === 'done' && (children ? children(job) : <p>{t('job_done')}</p>)}
    </div>
  );
}

function Bar({ job, fetched }: { job: Job; fetched: number | undefined }) {
  const step = steps[job.step];
  const words = fetched !== undefined ? t('job_saving') : step ? t(step) : t('one_moment');
  const known = fetched !== undefined || job.total > 0;
  return (
    <label class="job-bar">
      <span role="status">
        {words}
        {fetched === undefined && job.total > 0 && ` ${t('job_share', number(job.done), number(job.total))}`}
      </span>
      <progress {...(known && { max: 1, value: fetched ?? job.done / job.total })} />
    </label>
  );
}
