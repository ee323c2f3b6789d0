import { randomUUID } from "node:crypto";
import type { DeploymentState, RunEvent } from "@zerolake/execution";
import type { Database } from "../database.ts";
import type { Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { putInState, type World } from "../world.testing.ts";

export const HOUR_MS = 3_600_000;

/** Another environment of the world's project. */
export async function addStage(
  db: Database,
  world: World,
  { name, position, cloud = "aws" }: { name: string; position: number; cloud?: string },
) {
  const { id: _id, ...like } = await db.prisma.environment.findUniqueOrThrow({
    where: { id: world.environment.id },
    omit: { choices: true, overrides: true, workload: true },
  });
  return db.prisma.environment.create({ data: { ...like, name, slug: name, position, cloud, resourceName: name } });
}

export interface Given extends Omit<Prisma.DeploymentUncheckedUpdateInput, "state"> {
  readonly environmentId?: string;
  readonly state: DeploymentState;
  readonly purpose?: "change" | "promotion" | "rollback" | "hibernation";
}

/** A deployment in this state, with these columns; returns its id. */
export async function givenDeployment(
  db: Database,
  world: World,
  { environmentId = world.environment.id, state, ...columns }: Given,
): Promise<string> {
  const { nextDeploymentNumber } = await db.prisma.project.update({
    where: { id: world.project.id },
    data: { nextDeploymentNumber: { increment: 1 } },
    select: { nextDeploymentNumber: true },
  });
  const { id } = await db.prisma.deployment.create({
    data: {
      organizationId: world.organizationId,
      projectId: world.project.id,
      environmentId,
      number: nextDeploymentNumber - 1,
      versionId: world.version.id,
      requestedById: world.user.id,
    },
  });
  if (state === "queued") await db.prisma.deployment.update({ where: { id }, data: columns });
  else await putInState(db, id, state, columns);
  return id;
}

/** Events as a worker would have stored them. */
export async function givenEvents(db: Database, world: World, deploymentId: string, events: readonly RunEvent[]): Promise<void> {
  const { organizationId } = world;
  await db.prisma.deploymentEvent.createMany({
    data: events.map((event, index) => ({ organizationId, deploymentId, sequence: index + 1, body: toJson(event) })),
  });
}

/** Calls of a deployment that are done. */
export async function givenCalls(db: Database, world: World, deploymentId: string, count: number): Promise<void> {
  const { organizationId } = world;
  const call = {
    organizationId,
    environmentId: world.environment.id,
    deploymentId,
    operation: "create" as const,
    attempt: 1,
    state: "succeeded" as const,
  };
  await db.prisma.journalEntry.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      ...call,
      id: randomUUID(),
      address: `a.${index}`,
      token: `${deploymentId}-${index}`,
      requestDigest: "x",
      settledAt: new Date(),
    })),
  });
}
