import { sweep } from "../sweeper.ts";
import { runTurn } from "../turn/run-turn.ts";
import type { WorkerContext } from "../worker-context.ts";

/** Moves the fairest deployment on that is due; its end may let the next one of its environment in, so bells are rung again. */
export async function deploymentAdvance(context: WorkerContext): Promise<void> {
  const hasWorked = await runTurn(context, ["approved", "applying", "verifying"]);
  if (hasWorked) await sweep(context);
}
