import type { Database } from "../database.ts";
import type { JournalEntry } from "../generated/client.ts";
import { parseStoredError } from "../stored-documents.ts";

/** How many characters of a token a person needs to find it in a cloud's log. */
const TOKEN_SHOWN = 8;

/** What the journal tells of the call that may have made a resource. */
export interface OrphanStory extends Pick<JournalEntry, "state" | "operation" | "intendedAt" | "settledAt"> {
  readonly deployment: number;
  readonly project: string;
  readonly tokenStart: string;
  /** Digest of what it sent. */
  readonly requestDigest: string;
  /** The cloud's own words about why it failed. */
  readonly error: string | null;
  /** When another worker took the deployment over after the call was asked for; `null` when none had to. */
  readonly workerLostAt: Date | null;
}

/** By the journal entry's id. */
export async function listOrphanStories(
  db: Database,
  organizationId: string,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, OrphanStory>> {
  const rows = await db.prisma.journalEntry.findMany({
    where: { organizationId, id: { in: [...entryIds] } },
    include: { deployment: { select: { number: true, project: { select: { slug: true } } } } },
  });
  const { rows: takeovers } = await db.pool.query<{ deploymentId: string; at: Date }>(
    `SELECT deployment_id AS "deploymentId", at FROM deployment_event
     WHERE organization_id = $1 AND deployment_id = ANY($2) AND body->>'type' = 'takenOver' ORDER BY sequence`,
    [organizationId, rows.map(({ deploymentId }) => deploymentId)],
  );
  return new Map(
    rows.map(({ id, deploymentId, deployment, state, operation, intendedAt, settledAt, token, requestDigest, error }) => [
      id,
      {
        state,
        operation,
        intendedAt,
        settledAt,
        deployment: deployment.number,
        project: deployment.project.slug,
        tokenStart: token.slice(0, TOKEN_SHOWN),
        requestDigest,
        error: error === null ? null : parseStoredError(error).message,
        workerLostAt: takeovers.find((takeover) => takeover.deploymentId === deploymentId && takeover.at >= intendedAt)?.at ?? null,
      },
    ]),
  );
}
