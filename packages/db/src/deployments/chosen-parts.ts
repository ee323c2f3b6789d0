import { AppError } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import type { DeploymentKind } from "../generated/client.ts";

interface Wish {
  readonly kind: DeploymentKind;
  readonly versionId?: string;
  readonly onlyComponents?: readonly string[];
  readonly onlyAddresses?: readonly string[];
}

/** The columns of a deployment that say which parts it is about; refuses a selection that leads to nothing. */
export async function chosenParts(
  tx: Transaction,
  organizationId: string,
  { kind, versionId, onlyComponents = [], onlyAddresses = [] }: Wish,
): Promise<{ onlyComponents: string[]; onlyAddresses: string[]; partsTotal: number | null }> {
  const chosen = { onlyComponents: [...new Set(onlyComponents)], onlyAddresses: [...new Set(onlyAddresses)] };
  if (chosen.onlyComponents.length + chosen.onlyAddresses.length === 0) return { ...chosen, partsTotal: null };
  if (kind !== "apply") throw new AppError("invalid", { message: "A destruction names what it destroys, not what it plans." });
  return { ...chosen, partsTotal: versionId === undefined ? null : await countParts(tx, organizationId, versionId) };
}

async function countParts(tx: Transaction, organizationId: string, versionId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT jsonb_array_length(document -> 'components')::int AS count FROM blueprint_version
    WHERE id = ${versionId}::uuid AND organization_id = ${organizationId}::uuid`;
  return rows[0]?.count ?? null;
}
