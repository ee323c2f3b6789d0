import { appendDeploymentEvents } from "@zerolake/db";
import { type DeploymentTurn, ring } from "./deployment-turn.ts";

/** Says in the deployment's own log that something went wrong on our side. */
export async function tellFault(turn: DeploymentTurn, message: string): Promise<void> {
  const { context, lease } = turn;
  await context.db.prisma.$transaction((tx) =>
    appendDeploymentEvents(tx, lease.organizationId, {
      deploymentId: lease.deploymentId,
      events: [{ type: "log", level: "error", message }],
    }),
  );
  ring(turn);
}
