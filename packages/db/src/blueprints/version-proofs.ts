import { type DeploymentState, type RunEvent, runEventSchema } from "@zerolake/execution";
import type { Database, Transaction } from "../database.ts";

/** How a version fared in an environment. */
export interface VersionProof {
  readonly environmentId: string;
  readonly versionId: string;
  readonly lastDeployment: { readonly number: number; readonly state: DeploymentState; readonly finishedAt: Date } | null;
  /** The last look after an apply of this version; `null` when none came so far. */
  readonly verification: { readonly number: number; readonly at: Date; readonly isPassed: boolean; readonly checks: VerifiedChecks } | null;
  /** How many deployments of it succeeded here. */
  readonly succeeded: number;
  readonly firstSucceededAt: Date | null;
  /** `none`: it never came as far as a verification here. */
  readonly verdict: "passed" | "failed" | "none";
}

type VerifiedChecks = Extract<RunEvent, { type: "verified" }>["checks"];

interface Run {
  readonly number: number;
  readonly state: DeploymentState;
  readonly finishedAt: Date;
  readonly verified: unknown;
  readonly verifiedAt: Date | null;
}

/** Whole deployments only: an undo or a chosen part proves nothing about a version. */
const IS_WHOLE = "d.kind = 'apply' AND d.undo_of_id IS NULL AND d.left_out = 0";

const RUNS = `
  SELECT d.number, d.state, d.finished_at AS "finishedAt", v.body AS verified, v.at AS "verifiedAt"
  FROM deployment d LEFT JOIN LATERAL (
    SELECT e.body, e.at FROM deployment_event e WHERE e.deployment_id = d.id AND e.body->>'type' = 'verified' ORDER BY e.sequence DESC LIMIT 1
  ) v ON true
  WHERE d.organization_id = $1::uuid AND d.environment_id = $2::uuid AND d.version_id = $3::uuid AND ${IS_WHOLE}
    AND d.state IN ('succeeded', 'failed', 'cancelled') AND (d.started_at IS NOT NULL OR d.state = 'succeeded')
  ORDER BY d.number DESC`;

type Reader = { readonly prisma: Pick<Transaction, "$queryRawUnsafe"> };

export async function findVersionProof(
  { prisma }: Reader,
  organizationId: string,
  { environmentId, versionId }: { environmentId: string; versionId: string },
): Promise<VersionProof> {
  const runs = await prisma.$queryRawUnsafe<Run[]>(RUNS, organizationId, environmentId, versionId);
  const [last] = runs;
  const succeeded = runs.filter(({ state }) => state === "succeeded");
  const verification = verificationOf(runs);
  // A plan that had nothing to change succeeds without a look: what it stands for was there and proven before.
  const verdict = verification ? (verification.isPassed ? "passed" : "failed") : succeeded.length > 0 ? "passed" : "none";
  return {
    environmentId,
    versionId,
    lastDeployment: last ? { number: last.number, state: last.state, finishedAt: last.finishedAt } : null,
    verification,
    succeeded: succeeded.length,
    firstSucceededAt: succeeded.at(-1)?.finishedAt ?? null,
    verdict,
  };
}

function verificationOf(runs: readonly Run[]): VersionProof["verification"] {
  for (const { number, verified, verifiedAt } of runs) {
    if (verified === null || verifiedAt === null) continue;
    const event = runEventSchema.parse(verified);
    if (event.type !== "verified") continue;
    return { number, at: verifiedAt, checks: event.checks, isPassed: event.checks.every(({ result }) => result !== "failed") };
  }
  return null;
}

/** A version that an environment could go back to. */
export interface EarlierVersion {
  readonly versionId: string;
  readonly number: number;
  readonly note: string;
  /** The last deployment of it that succeeded here. */
  readonly deployment: number;
  readonly succeededAt: Date;
  readonly by: string;
}

/** Who goes back further than that promotes an old version by its number. */
const EARLIER_VERSIONS_MAX = 20;

/** Versions that once succeeded in the environment, newest first, without the one that is deployed. */
export async function listEarlierVersions(db: Database, organizationId: string, environmentId: string): Promise<EarlierVersion[]> {
  const { rows } = await db.pool.query<EarlierVersion>(
    `SELECT DISTINCT ON (v.number) v.id AS "versionId", v.number, v.note, d.number AS deployment, d.finished_at AS "succeededAt",
       coalesce(u.name, 'Somebody who left') AS by
     FROM deployment d JOIN blueprint_version v ON v.id = d.version_id JOIN environment e ON e.id = d.environment_id
       LEFT JOIN "user" u ON u.id = d.requested_by_id
     WHERE d.organization_id = $1 AND d.environment_id = $2 AND d.state = 'succeeded' AND ${IS_WHOLE}
       AND d.version_id IS DISTINCT FROM e.deployed_version_id
     ORDER BY v.number DESC, d.number DESC LIMIT $3`,
    [organizationId, environmentId, EARLIER_VERSIONS_MAX],
  );
  return rows;
}
