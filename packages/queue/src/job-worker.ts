import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { isJobName, JOB_CATALOGUE, type JobName, type JobPayload } from "./job-catalogue.ts";
import { QUEUE_NAME } from "./job-queue.ts";

export type JobHandlers = { readonly [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> };

export interface JobWorkerOptions {
  readonly redisUrl: string;
  readonly concurrency: number;
  readonly handlers: JobHandlers;
  /** Something a person should know about: a job that failed, a Redis that is gone. */
  readonly onError: (error: Error, job?: { readonly name: string; readonly id: string | undefined }) => void;
}

export interface JobWorker {
  /** Takes no more jobs and waits for those under way. */
  close(): Promise<void>;
}

/** A killed worker's jobs are taken up this soon; how often does not matter, as the rows say whether there is work. */
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 2_000;
const STALLED_COUNT_MAX = 1_000_000;

/** Answers the bells. A name that this build does not know is completed, a payload of the wrong form fails, both without retry. */
export function startJobWorker({ redisUrl, concurrency, handlers, onError }: JobWorkerOptions): JobWorker {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on("error", onError);
  const worker = new Worker(QUEUE_NAME, (job) => answer(handlers, job.name, job.data, onError), {
    connection,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: STALLED_COUNT_MAX,
  });
  worker.on("error", onError);
  worker.on("failed", (job, error) => onError(error, job && { name: job.name, id: job.id }));
  return {
    async close() {
      await worker.close();
      connection.disconnect();
    },
  };
}

async function answer(handlers: JobHandlers, name: string, data: unknown, onError: JobWorkerOptions["onError"]): Promise<void> {
  if (!isJobName(name)) {
    onError(new Error(`The job "${name}" is unknown to this version.`), { name, id: undefined });
    return;
  }
  const payload = JOB_CATALOGUE[name].payload.parse(data);
  await (handlers[name] as (payload: unknown) => Promise<void>)(payload);
}
