import { AppError } from "../app-error.ts";
import type { Database } from "../database.ts";
import { moveDeployment } from "./deployment-moves.ts";

export interface ExpiredApproval {
  readonly organizationId: string;
  readonly deploymentId: string;
}

const SCHEDULE = { kind: "schedule", name: "Schedule of approvals" } as const;

/**
 * Discards plans of all organisations that nobody decided in time, and says so. What is approved and waits for its turn does not expire.
 * Several workers may do this at once: each plan ends once, and whoever decides in the same moment is either quicker or told.
 */
export async function expireApprovals(db: Database, limit: number): Promise<ExpiredApproval[]> {
  const { rows } = await db.pool.query<ExpiredApproval & { until: Date }>(
    `SELECT organization_id AS "organizationId", id AS "deploymentId", approval_expires_at AS until FROM deployment
     WHERE state = 'awaitingApproval' AND approval_expires_at <= now() ORDER BY approval_expires_at LIMIT $1`,
    [limit],
  );
  const expired: ExpiredApproval[] = [];
  for (const { until, ...row } of rows) if (await expire(db, row, until)) expired.push(row);
  return expired;
}

/** False when somebody decided meanwhile. */
async function expire(db: Database, { organizationId, deploymentId }: ExpiredApproval, until: Date): Promise<boolean> {
  const summary = `Nobody approved this plan until ${inWords(until)}, so it was discarded. Nothing was changed. Plan again to go on.`;
  try {
    await db.prisma.$transaction((tx) =>
      moveDeployment(tx, organizationId, { deploymentId, on: "expire", actor: SCHEDULE, from: "awaitingApproval", summary }),
    );
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

function inWords(time: Date): string {
  return `${DATE.format(time)} UTC`;
}
