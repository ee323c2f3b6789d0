import { AppError, notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import { findVersionProof } from "./version-proofs.ts";

/** Where a version comes from, and why it is taken although it is not proven there. */
export interface Promotion {
  readonly fromEnvironmentId: string;
  readonly reason?: string;
}

interface Promoting {
  readonly to: { readonly id: string; readonly projectId: string; readonly name: string };
  readonly versionId: string;
  readonly promotion: Promotion;
}

/**
 * Throws `notFound` for an environment of another project, and `blocked` when the version is not proven in the source and no reason is
 * given. Proven: its last verification there passed.
 */
export async function requirePromotable(tx: Transaction, organizationId: string, { to, versionId, promotion }: Promoting): Promise<void> {
  const { fromEnvironmentId, reason = "" } = promotion;
  const source = await tx.environment.findFirst({
    where: { id: fromEnvironmentId, projectId: to.projectId, organizationId, deletedAt: null },
    select: { name: true },
  });
  if (!source) throw notFound("environment");
  if (fromEnvironmentId === to.id) throw new AppError("invalid", { message: "An environment cannot be promoted to itself." });
  const { verdict } = await findVersionProof({ prisma: tx }, organizationId, { environmentId: fromEnvironmentId, versionId });
  if (verdict === "passed" || reason.trim() !== "") return;
  throw new AppError("blocked", {
    message:
      verdict === "failed"
        ? `The last verification of this version in ${source.name} failed.`
        : `This version was never verified in ${source.name}.`,
    hint: `Deploy it to ${source.name} again, or say why it is promoted all the same.`,
  });
}

/** Throws `blocked` when the version never succeeded in the environment: there is no way back to where it never was. */
export async function requireSucceededBefore(
  tx: Transaction,
  organizationId: string,
  { environment, versionId }: { environment: { readonly id: string; readonly name: string }; versionId: string },
): Promise<void> {
  const { succeeded } = await findVersionProof({ prisma: tx }, organizationId, { environmentId: environment.id, versionId });
  if (succeeded > 0) return;
  throw new AppError("blocked", {
    message: `This version never succeeded in ${environment.name}.`,
    hint: "Choose one that did, or promote it from another environment.",
  });
}
