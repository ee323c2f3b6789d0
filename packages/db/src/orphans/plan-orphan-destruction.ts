import { isTerminal } from "@zerolake/execution";
import { parseAddress } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { insertDeployment, type NewDeployment } from "../deployments/create-deployment.ts";
import { lockOrphan, requireOpen } from "./orphan-decisions.ts";

export interface OrphanDestruction extends Pick<NewDeployment, "consents" | "inheritConsentsOfId" | "retryOfId"> {
  readonly findingId: string;
  /** Of the finding. */
  readonly environmentId: string;
  readonly actor: Actor & { readonly id: string };
}

/**
 * Makes a deployment that destroys what a finding names and nothing else, with a plan and an approval like every other. Throws `conflict` when
 * one is under way. Enqueue `deployment.plan` afterwards.
 */
export async function planOrphanDestruction(
  db: Database,
  organizationId: string,
  { findingId, environmentId, ...wish }: OrphanDestruction,
): Promise<{ id: string; number: number }> {
  return db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    if (row.environment !== environmentId) throw notFound("finding");
    requireOpen(row, ["open", "ignored"]);
    if (row.kind !== "unrecorded" || !parseAddress(row.address).ok)
      throw new AppError("invalid", { message: "Only what belongs to one of your environments can be destroyed from here." });
    const earlier = await tx.deployment.findMany({ where: { organizationId, orphanId: findingId }, select: { number: true, state: true } });
    const live = earlier.find(({ state }) => !isTerminal(state));
    if (live) throw new AppError("conflict", { message: `Deployment #${live.number} is to destroy it already.`, hint: "Open it." });
    const created = await insertDeployment(tx, organizationId, { ...wish, environmentId, kind: "destroy" });
    await tx.deployment.updateMany({ where: { id: created.id, organizationId }, data: { orphanId: findingId } });
    return created;
  });
}
