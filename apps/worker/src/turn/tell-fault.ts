import { tellUnderLease } from "@zerolake/db";
import { type DeploymentTurn, ring } from "./deployment-turn.ts";

/** Says in the deployment's own log that something went wrong on our side. */
export async function tellFault(turn: DeploymentTurn, message: string): Promise<void> {
  await tellUnderLease(turn.context.db, turn.lease, [{ type: "log", level: "error", message }]);
  ring(turn);
}
