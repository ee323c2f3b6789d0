import { type DeploymentState, type DeploymentTrigger, isTerminal, type Mover, nextState, type RunEvent } from "@zerolake/execution";
import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { Deployment, Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { storableText } from "../storable.ts";
import { notifyOfMove } from "./notify-of-move.ts";

export interface Move {
  readonly deploymentId: string;
  /** What happens to it: the state machine says where that leads. */
  readonly on: DeploymentTrigger;
  readonly actor: Actor;
  /** Whose decision people are told it was; a person's own, or the schedule's, by itself. */
  readonly by?: string;
  /** The state that it must be in, and the plan and lease that it must have: anything else means that somebody was quicker. */
  readonly from: DeploymentState;
  readonly planHash?: string;
  readonly lease?: { readonly owner: string; readonly fencing: number };
  readonly comment?: string;
  /** Sentence about the end; for terminal states. */
  readonly summary?: string;
  readonly data?: Prisma.DeploymentUncheckedUpdateInput;
  /** Told after the change of state. */
  readonly events?: readonly RunEvent[];
  /** What the audit entry says beside the states. */
  readonly audited?: Readonly<Record<string, unknown>>;
  /** Done once the state is changed, in the same transaction. */
  readonly alongside?: () => Promise<void>;
}

/** Nothing is to be done any more, and nobody holds what has ended: a worker that dies right after leaves no lease behind. */
const ENDED = { wakeAt: null, leaseOwner: null, leaseExpiresAt: null } as const;

/**
 * The only way in which a deployment changes its state: compare and set, with the event and the audit entry in the same transaction.
 * Throws `conflict` when the row is not as expected any more, when what happens comes out of order, or when another deployment holds
 * the environment. The audit chain is serial per organisation: its lock is taken last, so that nobody waits for anything while holding it.
 */
export async function moveDeployment(tx: Transaction, organizationId: string, move: Move): Promise<Deployment> {
  const { deploymentId, from, on, comment, actor } = move;
  const to = stateAfter(move);
  const by = move.by ?? (actor.kind === "worker" ? undefined : actor.name);
  const events: RunEvent[] = [
    { type: "stateChanged", from, to, ...(by ? { by } : {}), ...(comment ? { comment } : {}) },
    ...(move.events ?? []),
  ];
  const summary = move.summary === undefined ? undefined : storableText(move.summary);
  if (isTerminal(to)) events.push({ type: "finished", result: to, summary: summary ?? "" });
  const end = isTerminal(to) ? { ...ENDED, finishedAt: await databaseNow(tx), summary: summary ?? null } : {};
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
  await move.alongside?.();
  await notifyOfMove(tx, moved, { on, actor });
  await appendAudit(tx, organizationId, {
    actor,
    action: `deployment.${on}`,
    target: { type: "deployment", id: moved.id, name: `#${moved.number}` },
    before: { state: from },
    after: { state: to, ...move.audited },
  });
  return moved;
}

function stateAfter({ from, on, actor }: Pick<Move, "from" | "on" | "actor">): DeploymentState {
  const next = nextState(from, on, MOVER_OF[actor.kind]);
  if (next.ok) return next.value;
  const { code, message, hint } = next.error;
  throw new AppError(code === "outOfOrder" ? "conflict" : "forbidden", { message, hint });
}

const MOVER_OF: Readonly<Record<Actor["kind"], Mover>> = {
  user: "person",
  // A program that acts with a token is answerable like the person behind it.
  service: "person",
  client: "person",
  worker: "worker",
  installation: "worker",
  schedule: "schedule",
};

/** A move of the worker that holds the deployment. */
export function moveUnderLease(tx: Transaction, lease: Lease, move: Omit<Move, "deploymentId" | "lease" | "actor">): Promise<Deployment> {
  const actor = { kind: "worker", id: lease.owner, name: "Worker" } as const;
  return moveDeployment(tx, lease.organizationId, { ...move, actor, deploymentId: lease.deploymentId, lease });
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
    if (isGone) throw movedOn(cause);
    throw new AppError("conflict", { message: "Another deployment holds the environment.", hint: LOOK_AGAIN, cause });
  }
}

const LOOK_AGAIN = "Look at its present state, then decide again.";

/** Somebody was quicker. */
export function movedOn(cause?: unknown): AppError {
  return new AppError("conflict", { message: "The deployment has moved on since you looked at it.", hint: LOOK_AGAIN, cause });
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
