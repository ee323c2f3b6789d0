import type { RunEvent } from "@zerolake/execution";
import { AppError } from "../app-error.ts";
import type { Database } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { appendDeploymentEvents, movedOn, moveUnderLease } from "./deployment-moves.ts";
import { markDeployed } from "./mark-deployed.ts";

/**
 * The moves that a worker makes after the approval. Each is one transaction and throws `conflict` when state or lease are not as expected.
 * This one: its turn has come and the plan is still the same, so it takes the environment.
 */
export async function beginApplying(db: Database, lease: Lease, planHash: string): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const data = { startedAt: await databaseNow(tx) };
    await moveUnderLease(tx, lease, { on: "apply", from: "approved", planHash, data });
  });
}

export async function beginVerifying(db: Database, lease: Lease): Promise<void> {
  await db.prisma.$transaction((tx) => moveUnderLease(tx, lease, { on: "verify", from: "applying" }));
}

/** The end of a run. A success notes the version as deployed, a destruction that nothing is. */
export async function finishDeployment(
  db: Database,
  lease: Lease,
  input: {
    readonly from: "approved" | "applying" | "verifying";
    readonly result: "succeeded" | "failed" | "cancelled";
    readonly summary: string;
  },
): Promise<void> {
  const { from, result, summary } = input;
  await db.prisma.$transaction(async (tx) => {
    const alongside = result === "succeeded" ? { alongside: () => markDeployed(tx, lease) } : {};
    await moveUnderLease(tx, lease, { on: END_OF[result], from, summary, ...alongside });
  });
}

/** Ends a deployment in whatever state it is, when going on would help nobody. */
export async function failDeployment(db: Database, lease: Lease, summary: string): Promise<void> {
  const { deploymentId: id, organizationId } = lease;
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.deployment.findFirst({ where: { id, organizationId }, select: { state: true } });
    if (!row) throw movedOn();
    await moveUnderLease(tx, lease, { on: "fail", from: row.state, summary });
  });
}

const END_OF = { succeeded: "succeed", failed: "fail", cancelled: "stop" } as const;

/** Says something in the deployment's own log; nothing once the lease is somebody else's, who then has the word. */
export async function tellUnderLease(db: Database, lease: Lease, events: readonly RunEvent[]): Promise<void> {
  const { deploymentId, organizationId } = lease;
  try {
    await db.prisma.$transaction((tx) => appendDeploymentEvents(tx, organizationId, { deploymentId, events, lease }));
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  }
}
