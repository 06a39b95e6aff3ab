// Long work of the host, watched from a view: started, asked after now and then, stopped; its file fetched in pieces.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Methods } from '../../protocol/types';
import { useCall } from '../shell/rpc';
import { bytesOf, saveFile } from './save-file';

export type Job = Methods['job.status']['result']['job'];
type Starter = 'history.export' | 'history.verify' | 'history.import';

const pause = 300;

export interface JobState {
  readonly job?: Job;
  readonly error?: Error;
  /** Pieces of the file that have been fetched, 0–1. */
  readonly fetched?: number;
  start<M extends Starter>(method: M, params: Methods[M]['params']): void;
  cancel(): void;
}

/** `onDone` is called once, when a job that was started here has ended well. */
export function useJob(onDone?: (job: Job) => void): JobState {
  const { call } = useCall();
  const [state, setState] = useState<{ job?: Job; error?: Error; fetched?: number }>({});
  const done = useRef(onDone);
  done.current = onDone;
  const id = state.job?.state === 'running' ? state.job.id : undefined;
  const fail = useCallback((error: unknown) => setState({ error: error instanceof Error ? error : new Error(String(error)) }), []);

  useEffect(() => {
    if (id === undefined) return;
    let dropped = false;
    const look = (): void => {
      call('job.status', { id }).then(({ job }) => {
        if (dropped) return;
        setState({ job });
        if (job.state === 'running') timer = setTimeout(look, pause);
        else if (job.state === 'done') void finish(job);
      }, fail);
    };
    const finish = async (job: Job): Promise<void> => {
      try {
        if (job.file_bytes > 0) await fetchFile(call, job, (fetched) => setState({ job, fetched }));
        done.current?.(job);
      } catch (error) {
        fail(error);
      }
    };
    let timer = setTimeout(look, 60);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [id, call, fail]);

  return {
    ...state,
    start(method, params) {
      setState({});
      call(method, params).then((result) => setState({ job: (result as { job: Job }).job }), fail);
    },
    cancel() {
      if (id !== undefined) call('job.cancel', { id }).then(({ job }) => setState({ job }), fail);
    },
  };
}

/** Fetches the file that a job left and hands it to the browser to save. */
async function fetchFile(call: ReturnType<typeof useCall>['call'], job: Job, told: (share: number) => void): Promise<void> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  while (offset < job.file_bytes) {
    const piece = await call('job.read', { id: job.id, offset });
    if (piece.bytes === 0) throw new Error('The file ended too early.');
    parts.push(bytesOf(piece.base64));
    offset += piece.bytes;
    told(offset / job.file_bytes);
  }
  const name = job.result !== null && 'file_name' in job.result ? job.result.file_name : 'smallprint.zip';
  saveFile(name, parts, 'application/zip');
}
