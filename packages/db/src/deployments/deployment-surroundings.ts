import type { DeploymentState } from "@zerolake/execution";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";

/** A deployment in a sentence about another one. */
export interface RelatedDeployment {
  readonly number: number;
  readonly kind: "apply" | "destroy";
  readonly state: DeploymentState;
}

export interface DeploymentInLine extends RelatedDeployment {
  readonly id: string;
  /** When its apply began; `null` before. */
  readonly startedAt: Date | null;
  readonly isAhead: boolean;
}

export interface DeploymentSurroundings {
  readonly retryOf: RelatedDeployment | null;
  readonly retries: readonly RelatedDeployment[];
  readonly undoOf: RelatedDeployment | null;
  readonly undoneBy: readonly RelatedDeployment[];
  /** Who has the environment, and who was approved for it: in the order of their turns, without the deployment itself. */
  readonly line: readonly DeploymentInLine[];
  /** The last other deployment that changed the environment after this one ended, or after its plan was computed. */
  readonly changedSince: RelatedDeployment | null;
}

const related = (name: string) => `jsonb_build_object('number', ${name}.number, 'kind', ${name}.kind, 'state', ${name}.state)`;
const listed = (name: string, condition: string) =>
  `coalesce((SELECT jsonb_agg(${related(name)} ORDER BY ${name}.number) FROM deployment ${name} WHERE ${condition}), '[]')`;

/** What other deployments have to do with one: earlier and later tries, the environment's line, changes since its plan. */
export async function describeSurroundings(
  db: Pick<Database, "pool">,
  organizationId: string,
  { deploymentId, planComputedAt }: { deploymentId: string; planComputedAt: Date | undefined },
): Promise<DeploymentSurroundings> {
  const [surroundings, line] = await Promise.all([
    db.pool.query<Omit<DeploymentSurroundings, "line">>(
      `SELECT (SELECT ${related("tried")} FROM deployment tried WHERE tried.id = d.retry_of_id) AS "retryOf",
         ${listed("retry", "retry.retry_of_id = d.id")} AS retries,
         (SELECT ${related("undone")} FROM deployment undone WHERE undone.id = d.undo_of_id) AS "undoOf",
         ${listed("undo", "undo.undo_of_id = d.id")} AS "undoneBy",
         (SELECT ${related("other")} FROM deployment other WHERE other.environment_id = d.environment_id AND other.id <> d.id
            AND other.started_at IS NOT NULL AND other.finished_at > coalesce(d.finished_at, $3::timestamptz) ORDER BY other.finished_at DESC LIMIT 1) AS "changedSince"
       FROM deployment d WHERE d.id = $1 AND d.organization_id = $2`,
      [deploymentId, organizationId, planComputedAt ?? null],
    ),
    // Who is not approved yet stands behind everybody.
    db.pool.query<DeploymentInLine>(
      `SELECT other.id, other.number, other.kind, other.state, other.started_at AS "startedAt",
         d.approved_at IS NULL OR coalesce(other.approved_at < d.approved_at, false) AS "isAhead"
       FROM deployment d JOIN deployment other ON other.environment_id = d.environment_id AND other.id <> d.id
       WHERE d.id = $1 AND d.organization_id = $2 AND other.state IN ('applying', 'verifying', 'approved') ORDER BY other.approved_at`,
      [deploymentId, organizationId],
    ),
  ]);
  const [found] = surroundings.rows;
  if (!found) throw notFound("deployment");
  return { ...found, line: line.rows };
}
