import { AppError, createDeployment, listVersions, planOrphanDestruction } from "@zerolake/db";
import type { EnvironmentContext } from "./contexts.ts";
import type { DestroyInput, PlanInput } from "./inputs.ts";

/** Makes a deployment and rings for a worker to plan it. Nothing in a cloud changes before somebody approves. */
export async function planEnvironment(ctx: EnvironmentContext, { version, ...rest }: PlanInput): Promise<{ number: number }> {
  return create(ctx, { kind: "apply", versionId: await versionToPlan(ctx, version), ...rest });
}

/** As `planEnvironment`, for destroying everything that is recorded in it, only chosen components, or only what one deployment created. */
export async function planDestruction(ctx: EnvironmentContext, { orphanId, ...input }: DestroyInput): Promise<{ number: number }> {
  return orphanId === undefined ? create(ctx, { kind: "destroy", ...input }) : planEndOfOrphan(ctx, orphanId, input);
}

/** As `planDestruction`, for one resource that nobody recorded. */
async function planEndOfOrphan(
  { services, organization, environment, actor }: EnvironmentContext,
  findingId: string,
  { consents, inheritConsentsOfId, retryOfId }: Omit<DestroyInput, "orphanId">,
): Promise<{ number: number }> {
  const { id, number } = await planOrphanDestruction(services.database, organization.id, {
    findingId,
    environmentId: environment.id,
    consents,
    ...(inheritConsentsOfId === undefined ? {} : { inheritConsentsOfId }),
    ...(retryOfId === undefined ? {} : { retryOfId }),
    actor,
  });
  return ring({ services, organization }, { id, number });
}

type Wanted = Pick<
  Parameters<typeof createDeployment>[2],
  | "kind"
  | "versionId"
  | "consents"
  | "inheritConsentsOfId"
  | "retryOfId"
  | "undoOfId"
  | "destroyComponents"
  | "onlyComponents"
  | "onlyAddresses"
  | "refreshFirst"
>;

async function create({ services, organization, environment, actor }: EnvironmentContext, wanted: Wanted): Promise<{ number: number }> {
  const created = await createDeployment(services.database, organization.id, { ...wanted, environmentId: environment.id, actor });
  return ring({ services, organization }, created);
}

async function ring(
  { services, organization }: Pick<EnvironmentContext, "services" | "organization">,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<{ number: number }> {
  await services.queue.enqueue("deployment.plan", { organizationId: organization.id, deploymentId: id });
  services.signals.publish(`organization:${organization.id}`);
  return { number };
}

async function versionToPlan({ services, organization, environment }: EnvironmentContext, wanted: number | undefined): Promise<string> {
  const versions = await listVersions(services.database, organization.id, environment.blueprintId);
  const version = wanted === undefined ? versions[0] : versions.find((candidate) => candidate.number === wanted);
  if (version) return version.id;
  throw new AppError("blocked", {
    message: wanted === undefined ? "The blueprint has no saved version yet." : `The blueprint has no version ${wanted}.`,
    hint: "Open the designer and choose Plan: it saves a version first.",
  });
}
