import { canMove, type DeploymentState, isTerminal, type RunEvent } from "@zerolake/execution";
import { AppError } from "./app-error.ts";
import type { Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { isUniqueViolation } from "./database-error.ts";
import type { Deployment, Prisma } from "./generated/client.ts";
import { toJson } from "./json-column.ts";
import { storableText } from "./storable.ts";

export interface Move {
  readonly deploymentId: string;
  /** The state that it must be in, and the plan and lease that it must have: anything else means that somebody was quicker. */
  readonly from: DeploymentState;
  readonly planHash?: string;
  readonly lease?: { readonly owner: string; readonly fencing: number };
  readonly to: DeploymentState;
  readonly by?: string;
  readonly comment?: string;
  /** Sentence about the end; for terminal states. */
  readonly summary?: string;
  readonly data?: Prisma.DeploymentUncheckedUpdateInput;
  /** Told after the change of state. */
  readonly events?: readonly RunEvent[];
}

/**
 * The only way in which a deployment changes its state: compare and set, with the event in the same transaction. Throws
 * `conflict` when the row is not as expected any more, or when another deployment holds the environment.
 */
export async function moveDeployment(tx: Transaction, organizationId: string, move: Move): Promise<Deployment> {
  const { deploymentId, from, to, by, comment } = move;
  if (!canMove(from, to)) throw new Error(`A deployment never moves from ${from} to ${to}.`);
  const events: RunEvent[] = [
    { type: "stateChanged", from, to, ...(by ? { by } : {}), ...(comment ? { comment } : {}) },
    ...(move.events ?? []),
  ];
  const isEnd = isTerminal(to);
  const summary = move.summary === undefined ? undefined : storableText(move.summary);
  if (isEnd) events.push({ type: "finished", result: to as "succeeded", summary: summary ?? "" });
  const end = isEnd ? { finishedAt: await databaseNow(tx), wakeAt: null, summary: summary ?? null } : {};
  const moved = await update(tx, {
    where: {
      id: deploymentId,
      organizationId,
      state: from,
      ...(move.planHash === undefined ? {} : { planHash: move.planHash }),
      ...leaseColumns(move.lease),
    },
    data: { ...end, ...move.data, state: to, nextSequence: { increment: events.length } },
  });
  await insertEvents(tx, moved, events);
  return moved;
}

export interface Telling {
  readonly deploymentId: string;
  readonly events: readonly RunEvent[];
  readonly lease?: Move["lease"];
  readonly data?: Prisma.DeploymentUncheckedUpdateInput;
}

/** Appends events to a deployment whatever its state, each with the next number. Throws `conflict` when the lease is another one. */
export async function appendDeploymentEvents(
  tx: Transaction,
  organizationId: string,
  { deploymentId, events, lease, data }: Telling,
): Promise<Deployment> {
  const where = { id: deploymentId, organizationId, ...leaseColumns(lease) };
  const updated = await update(tx, { where, data: { ...data, nextSequence: { increment: events.length } } });
  await insertEvents(tx, updated, events);
  return updated;
}

function leaseColumns(lease: Move["lease"]) {
  return lease ? { leaseOwner: lease.owner, leaseFencing: lease.fencing } : {};
}

async function update(tx: Transaction, args: Prisma.DeploymentUpdateArgs): Promise<Deployment> {
  try {
    return await tx.deployment.update({ where: args.where, data: args.data });
  } catch (cause) {
    const isGone = cause instanceof Error && "code" in cause && cause.code === "P2025";
    if (!isGone && !isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", {
      message: isGone ? "The deployment has moved on since you looked at it." : "Another deployment holds the environment.",
      hint: "Look at its present state, then decide again.",
      cause,
    });
  }
}

/** `updated.nextSequence` was raised by the number of events in this transaction, which holds the row until it commits. */
async function insertEvents(tx: Transaction, updated: Deployment, events: readonly RunEvent[]): Promise<void> {
  const first = updated.nextSequence - events.length;
  await tx.deploymentEvent.createMany({
    data: events.map((event, index) => ({
      organizationId: updated.organizationId,
      deploymentId: updated.id,
      sequence: first + index,
      body: toJson(event),
    })),
  });
}
