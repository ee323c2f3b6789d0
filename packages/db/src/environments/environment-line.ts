import type { RunEvent } from "@zerolake/execution";
import type { Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { Deployment } from "../generated/client.ts";

/** A place in the line of an environment, taken now. */
export interface PlaceInLine {
  /** Number of the last deployment that holds the environment or was approved for it earlier. */
  readonly ahead: number | undefined;
  readonly now: Date;
  /** Tells whom it waits for. */
  readonly events: readonly RunEvent[];
}

/** The environment's row is the line's door: two approvals at once get their places one after the other. */
export async function joinLine(
  tx: Transaction,
  { id, environmentId, organizationId }: Pick<Deployment, "id" | "environmentId" | "organizationId">,
): Promise<PlaceInLine> {
  await tx.$queryRaw`SELECT 1 FROM environment WHERE id = ${environmentId}::uuid FOR UPDATE`;
  const last = await tx.deployment.findFirst({
    where: { environmentId, organizationId, id: { not: id }, state: { in: ["approved", "applying", "verifying"] } },
    orderBy: { approvedAt: "desc" },
    select: { number: true },
  });
  const ahead = last?.number;
  return { ahead, now: await databaseNow(tx), events: ahead === undefined ? [] : [{ type: "waitingForEnvironment", behind: ahead }] };
}
