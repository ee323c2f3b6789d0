import type { DeploymentState } from "@zerolake/execution";
import type { HealthStatus } from "@zerolake/health";
import { HEALTH_NOW } from "../dashboard/health-scope.ts";
import type { Database } from "../database.ts";

/** An environment as a card shows it. */
export interface EnvironmentSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly cloud: string;
  readonly region: string;
  readonly tier: string;
  readonly connection: {
    readonly id: string;
    readonly name: string;
    readonly isTestPassed: boolean | null;
    /** What the cloud said in the last test. */
    readonly testMessage: string | null;
  };
  readonly deployedVersion: number | null;
  /** Its compute was taken away then; `null` while it is awake. */
  readonly asleepSince: string | null;
  /** Its resources are destroyed then; `null` when it stays. */
  readonly expiresAt: string | null;
  /** The version of which the last successful deployment brought chosen parts only; `null` when it left out nothing that differs. */
  readonly partlyAtVersion: number | null;
  readonly resourceCount: number;
  readonly lastDeployment: DeploymentMark | null;
  /** The deployment that has the environment now; the others wait for it. */
  readonly holder: DeploymentMark | null;
  readonly awaitingApproval: number;
  /** How well what is deployed is; `null` where nobody looks, or nobody has yet. */
  readonly health: HealthStatus | null;
}

export interface DeploymentMark {
  readonly id: string;
  readonly number: number;
  readonly kind: "apply" | "destroy";
  readonly state: DeploymentState;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

const MARK = `jsonb_build_object('id', d.id, 'number', d.number, 'kind', d.kind, 'state', d.state,
  'requestedAt', d.requested_at, 'finishedAt', d.finished_at)`;

const PARTLY_AT = `(SELECT CASE WHEN d.left_out > 0 THEN p.number END FROM deployment d LEFT JOIN blueprint_version p ON p.id = d.version_id
  WHERE d.environment_id = e.id AND d.state = 'succeeded' AND d.undo_of_id IS NULL ORDER BY d.number DESC LIMIT 1)`;

/** Environments of a project in stage order; with `environmentId` that one only. */
export async function listEnvironmentSummaries(
  db: Database,
  organizationId: string,
  { projectId, environmentId }: { projectId: string; environmentId?: string },
): Promise<EnvironmentSummary[]> {
  const { rows } = await db.pool.query<EnvironmentSummary>(
    `SELECT e.id, e.slug, e.name, e.cloud, e.region, e.tier, v.number AS "deployedVersion",
       to_char(e.asleep_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "asleepSince",
       to_char(s.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "expiresAt",
       jsonb_build_object('id', c.id, 'name', c.name, 'isTestPassed', c.is_test_passed,
         'testMessage', c.test_message) AS connection,
       ${PARTLY_AT} AS "partlyAtVersion",
       (SELECT count(*)::int FROM recorded_resource r WHERE r.environment_id = e.id) AS "resourceCount",
       (SELECT ${MARK} FROM deployment d WHERE d.environment_id = e.id ORDER BY d.number DESC LIMIT 1) AS "lastDeployment",
       (SELECT ${MARK} FROM deployment d WHERE d.environment_id = e.id AND d.state IN ('applying', 'verifying')) AS holder,
       (SELECT count(*)::int FROM deployment d WHERE d.environment_id = e.id AND d.state = 'awaitingApproval') AS "awaitingApproval",
       ${HEALTH_NOW} AS health
     FROM environment e JOIN connection c ON c.id = e.connection_id LEFT JOIN blueprint_version v ON v.id = e.deployed_version_id
       LEFT JOIN environment_schedule s ON s.environment_id = e.id LEFT JOIN environment_health h ON h.environment_id = e.id
     WHERE e.organization_id = $1 AND e.project_id = $2 AND e.deleted_at IS NULL AND ($3::uuid IS NULL OR e.id = $3)
     ORDER BY e.position, e.name`,
    [organizationId, projectId, environmentId ?? null],
  );
  return rows;
}
