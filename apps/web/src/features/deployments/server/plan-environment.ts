import { AppError, createDeployment, listVersions } from "@zerolake/db";
import type { EnvironmentContext } from "./contexts.ts";
import type { DestroyInput, PlanInput } from "./inputs.ts";

/** Makes a deployment and rings for a worker to plan it. Nothing in a cloud changes before somebody approves. */
export async function planEnvironment(ctx: EnvironmentContext, { version, ...rest }: PlanInput): Promise<{ number: number }> {
  return create(ctx, { kind: "apply", versionId: await versionToPlan(ctx, version), ...rest });
}

/** As `planEnvironment`, for destroying everything that is recorded in it, only chosen components, or only what one deployment created. */
export async function planDestruction(ctx: EnvironmentContext, input: DestroyInput): Promise<{ number: number }> {
  return create(ctx, { kind: "destroy", ...input });
}

type Wanted = Pick<
  Parameters<typeof createDeployment>[2],
  "kind" | "versionId" | "consents" | "inheritConsentsOfId" | "retryOfId" | "undoOfId" | "destroyComponents"
>;

async function create({ services, organization, environment, actor }: EnvironmentContext, wanted: Wanted): Promise<{ number: number }> {
  const { id, number } = await createDeployment(services.database, organization.id, { ...wanted, environmentId: environment.id, actor });
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
