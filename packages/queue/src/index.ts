export { isJobName, JOB_CATALOGUE, type JobName, type JobPayload } from "./job-catalogue.ts";
export { createJobQueue, type EnqueueOptions, type JobQueue } from "./job-queue.ts";
export { type JobHandlers, type JobWorker, type JobWorkerOptions, startJobWorker } from "./job-worker.ts";
export { createSignals, type SignalChannel, type Signals, type Watch } from "./signals.ts";
