import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { JOB_CATALOGUE, type JobName, type JobPayload } from "./job-catalogue.ts";

export const QUEUE_NAME = "zerolake";

/** In BullMQ a job without a priority comes before all that have one. */
const SCHEDULED_PRIORITY = 10;

/** Redis is asked for this long; then the job is left to the sweeper. */
const DELIVERY_LIMIT_MS = 1_000;

export interface EnqueueOptions {
  readonly delayMs?: number;
  /** Tells a later ringing from one that is being answered at this moment, e.g. the lease's fencing number. */
  readonly round?: number;
  /** A schedule asks, not a person: every bell that a person rang is heard first. */
  readonly isScheduled?: boolean;
}

export interface JobQueue {
  /**
   * Rings for a worker. False when Redis did not take it: nothing is lost, since workers look into PostgreSQL themselves
   * every few seconds. Throws only for a payload of the wrong form.
   */
  enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options?: EnqueueOptions): Promise<boolean>;
  close(): Promise<void>;
}

export function createJobQueue(redisUrl: string, onError: (error: Error) => void = () => undefined): JobQueue {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: 1, lazyConnect: false });
  connection.on("error", onError);
  const queue = new Queue(QUEUE_NAME, { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 } });
  queue.on("error", onError);
  return {
    async enqueue(name, payload, { delayMs, round, isScheduled = false } = {}) {
      const { payload: schema, idOf } = JOB_CATALOGUE[name];
      const data = schema.parse(payload);
      const id = (idOf as (data: unknown) => string)(data);
      const added = queue.add(name, data, {
        jobId: round === undefined ? id : `${id}-${round}`,
        ...(delayMs === undefined ? {} : { delay: Math.ceil(delayMs) }),
        ...(isScheduled ? { priority: SCHEDULED_PRIORITY } : {}),
      });
      return isDoneInTime(added, onError);
    },
    async close() {
      await queue.close().catch(onError);
      connection.disconnect();
    },
  };
}

async function isDoneInTime(work: Promise<unknown>, onError: (error: Error) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), DELIVERY_LIMIT_MS);
  });
  const done = work.then(
    () => true,
    (error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
      return false;
    },
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
