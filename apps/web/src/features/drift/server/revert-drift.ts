import { AppError, createDeployment, listDeployments } from "@zerolake/db";
import type { EnvironmentContext } from "./contexts.ts";
import { findFindings } from "./find-finding.ts";

/**
 * Makes a plan that puts these findings right and does nothing else: what is deployed is planned again for just these resources. A resource
 * that is gone is created again.
 */
export async function revertDrift(ctx: EnvironmentContext, ids: readonly string[]): Promise<{ number: number }> {
  const { services, organization, environment, actor } = ctx;
  const found = await findFindings(ctx, ids);
  const created = await createDeployment(services.database, organization.id, {
    environmentId: environment.id,
    kind: "apply",
    versionId: environment.deployedVersionId ?? (await lastVersionOf(ctx)),
    onlyAddresses: found.map(({ address }) => address),
    actor,
  });
  await services.queue.enqueue("deployment.plan", { organizationId: organization.id, deploymentId: created.id });
  services.signals.publish(`organization:${organization.id}`);
  return { number: created.number };
}

/** Where no version was ever deployed as a whole, what was deployed last. */
async function lastVersionOf({ services, organization, environment }: EnvironmentContext): Promise<string> {
  const latest = await listDeployments(services.database, organization.id, {
    environmentId: environment.id,
    states: ["succeeded", "failed"],
    limit: 20,
  });
  const version = latest.find(({ kind }) => kind === "apply")?.version;
  if (version) return version.id;
  throw new AppError("blocked", { message: `No version was deployed to ${environment.name}.`, hint: "Plan the blueprint first." });
}
