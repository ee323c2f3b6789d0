import { runTurn } from "../turn/run-turn.ts";
import type { WorkerContext } from "../worker-context.ts";

/** Plans the fairest deployment that waits for it. */
export async function deploymentPlan(context: WorkerContext): Promise<void> {
  await runTurn(context, ["queued", "planning"]);
}
