import { sweep } from "../schedules/sweep.ts";
import { runTurn } from "../turn/run-turn.ts";
import type { WorkerContext } from "../worker-context.ts";

/**
 * Moves the fairest deployment on that is due, whichever rang: were plans and applies claimed apart, the order of the bells would decide
 * who gets a place. The end of one that stood in its environment's line may let the next one in, so bells are rung again.
 */
export async function deploymentAdvance(context: WorkerContext): Promise<void> {
  const state = await runTurn(context);
  const mayLetOthersIn = state === "approved" || state === "applying" || state === "verifying";
  if (mayLetOthersIn) await sweep(context);
}
