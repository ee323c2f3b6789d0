import { createDeployment, getEnvironmentBySlug, getVersionByNumber, type NewDeployment } from "@zerolake/db";
import type { ReleaseContext } from "./contexts.ts";

interface Promoting {
  readonly from: string;
  readonly version: number;
  readonly reason?: string;
}

/** Makes a plan that brings a version here from another environment of the project; this environment keeps its own settings. */
export async function promote(ctx: ReleaseContext, { from, version, reason }: Promoting): Promise<{ number: number }> {
  const { services, organization, project } = ctx;
  const source = await getEnvironmentBySlug(services.database, organization.id, { projectId: project.id, slug: from });
  const promotion = { fromEnvironmentId: source.id, ...(reason === undefined || reason === "" ? {} : { reason }) };
  return plan(ctx, version, { purpose: "promotion", promotion });
}

/** Makes a plan that goes back to a version which once succeeded here. */
export async function rollBack(ctx: ReleaseContext, version: number): Promise<{ number: number }> {
  return plan(ctx, version, { purpose: "rollback" });
}

async function plan(
  { services, organization, environment, actor }: ReleaseContext,
  number: number,
  why: Pick<NewDeployment, "purpose" | "promotion">,
): Promise<{ number: number }> {
  const { database, queue, signals } = services;
  const version = await getVersionByNumber(database, organization.id, { blueprintId: environment.blueprintId, number });
  const created = await createDeployment(database, organization.id, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
    ...why,
  });
  await queue.enqueue("deployment.plan", { organizationId: organization.id, deploymentId: created.id });
  signals.publish(`organization:${organization.id}`);
  return { number: created.number };
}
