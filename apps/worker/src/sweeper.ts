import { listDueDeployments, listRequestedConnectionTests, listRequestedServiceTests } from "@zerolake/db";
import { jobOfState } from "./job-of-state.ts";
import type { WorkerContext } from "./worker-context.ts";

const SWEEP_EVERY_MS = 2_000;
const SWEEP_MAX = 200;

/**
 * Rings for everything that is due and that nobody works on: what a lost job, an emptied Redis or a dead worker leave behind
 * looks the same from here. Rows are the truth, so ringing once too often does no harm.
 */
export async function sweep({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const { organizationId, deploymentId, state } of await listDueDeployments(db, SWEEP_MAX)) {
    await queue.enqueue(jobOfState(state), { organizationId, deploymentId });
  }
  for (const job of await listRequestedConnectionTests(db, SWEEP_MAX)) await queue.enqueue("connection.test", job);
  for (const job of await listRequestedServiceTests(db, SWEEP_MAX)) await queue.enqueue("service.test", job);
}

/** Sweeps at once and then every two seconds until it is stopped. A sweep that fails is told and tried again. */
export function startSweeper(context: Pick<WorkerContext, "db" | "queue" | "logger">): { stop(): void } {
  let isSweeping = false;
  const sweepOnce = async () => {
    if (isSweeping) return;
    isSweeping = true;
    await sweep(context).catch((error: unknown) => context.logger.warn({ err: error }, "the sweep failed"));
    isSweeping = false;
  };
  void sweepOnce();
  const timer = setInterval(() => void sweepOnce(), SWEEP_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
