import { notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import { ownersOfTokens } from "../tokens/live-token.ts";

interface Wanted {
  readonly environment: {
    readonly id: string;
    readonly blueprintId: string;
    readonly deployedVersionId: string | null;
    readonly deployedRevision: number;
  };
  /** Absent for a destruction, of which only whoever asks is the author. */
  readonly versionId: string | undefined;
  readonly requester: string;
}

/** Everyone who edited blueprint or environment since what is deployed, whoever asks, and the owners of tokens that any of them may have used. */
export async function authorsOf(
  tx: Transaction,
  organizationId: string,
  { environment, versionId, requester }: Wanted,
): Promise<readonly string[]> {
  if (versionId === undefined) return withOwners(tx, organizationId, [requester]);
  const { blueprintId, deployedVersionId } = environment;
  const wanted = await tx.blueprintVersion.findFirst({ where: { id: versionId, blueprintId, organizationId }, select: { number: true } });
  if (!wanted) throw notFound("version");
  const deployed = deployedVersionId
    ? await tx.blueprintVersion.findFirst({ where: { id: deployedVersionId, organizationId }, select: { number: true } })
    : null;
  const between = await tx.blueprintVersion.findMany({
    where: { blueprintId, organizationId, number: { gt: deployed?.number ?? 0, lte: wanted.number } },
    select: { authorIds: true },
  });
  const settled = await editorsOf(tx, organizationId, environment);
  return withOwners(tx, organizationId, [...between.flatMap(({ authorIds }) => authorIds), ...settled, requester]);
}

/** Authors of a plan that has just been computed: whoever changed the environment after it was asked for is one of them, too. */
export async function authorsOfComputed(tx: Transaction, organizationId: string, deploymentId: string): Promise<string[]> {
  const deployment = await tx.deployment.findFirst({
    where: { id: deploymentId, organizationId },
    select: { authorIds: true, kind: true, environment: { select: { id: true, deployedRevision: true } } },
  });
  // Somebody else's has no authors here; the move that follows is refused.
  if (!deployment) return [];
  const { authorIds, kind, environment } = deployment;
  if (kind === "destroy") return authorIds;
  return withOwners(tx, organizationId, [...authorIds, ...(await editorsOf(tx, organizationId, environment))]);
}

/** Whoever holds a token of an account may be who acted by it. */
async function withOwners(tx: Transaction, organizationId: string, authorIds: readonly string[]): Promise<string[]> {
  return [...new Set([...authorIds, ...(await ownersOfTokens(tx, organizationId, authorIds))])];
}

/** Who changed what is deployed from the environment's settings since its last successful deployment was asked for. */
async function editorsOf(
  tx: Transaction,
  organizationId: string,
  { id, deployedRevision }: { readonly id: string; readonly deployedRevision: number },
): Promise<readonly string[]> {
  const edits = await tx.environmentEdit.findMany({
    where: { environmentId: id, organizationId, revision: { gt: deployedRevision } },
    select: { authorId: true },
    distinct: ["authorId"],
  });
  return edits.map(({ authorId }) => authorId);
}
