import { type Blueprint, blueprintHash, expandTemplate, layoutOf } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import {
  approveDeployment,
  createDatabase,
  createDeployment,
  createEnvironment,
  createProject,
  createVersion,
  type Database,
  type Deployment,
  getDeployment,
  getDraft,
  listConnections,
} from "@zerolake/db";
import { createJobQueue, type JobQueue } from "@zerolake/queue";
import type { Tier } from "@zerolake/resources";
import type { Stack } from "./stack.ts";

/** A project with one environment on the sandbox, ready to deploy. */
export interface Lake {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly organizationId: string;
  readonly projectId: string;
  readonly projectSlug: string;
  readonly environmentId: string;
  readonly versionId: string;
  readonly actor: { readonly kind: "user"; readonly id: string; readonly name: string };
  close(): Promise<void>;
}

export function templateBlueprint(id: string): Blueprint {
  const template = findTemplate(id);
  if (!template) throw new Error(`There is no template ${id}`);
  return expandTemplate(template);
}

export async function createLake(stack: Stack, blueprint: Blueprint, tier: Tier): Promise<Lake> {
  const db = createDatabase({ connectionString: stack.databaseUrl, poolSize: 5 });
  const queue = createJobQueue(stack.redisUrl);
  const membership = await db.prisma.membership.findFirstOrThrow({ include: { user: true } });
  const { organizationId } = membership;
  const actor = { kind: "user" as const, id: membership.userId, name: membership.user.name };
  const [connection] = await listConnections(db, organizationId);
  if (!connection) throw new Error("the demo has no connection");
  const by = { createdById: actor.id, actor };
  const project = await createProject(db, organizationId, {
    name: `Bench ${Date.now()}`,
    document: blueprint,
    layout: layoutOf(blueprint),
    ...by,
  });
  const environment = await createEnvironment(db, organizationId, {
    projectId: project.id,
    name: "bench",
    cloud: "aws",
    region: "eu-central-1",
    tier,
    connectionId: connection.id,
    ...by,
  });
  const { revision } = await getDraft(db, organizationId, project.id);
  const version = await createVersion(db, organizationId, {
    blueprintId: project.blueprintId,
    revision,
    semanticHash: blueprintHash(blueprint),
    ...by,
  });
  return {
    db,
    queue,
    organizationId,
    projectId: project.id,
    projectSlug: project.slug,
    environmentId: environment.id,
    versionId: version.id,
    actor,
    async close() {
      await queue.close();
      await db.close();
    },
  };
}

/** Asks for a deployment and rings the bell; returns its id and the moment of asking. */
export async function ask(
  lake: Lake,
  kind: "apply" | "destroy" = "apply",
  consents: readonly string[] = [],
): Promise<{ id: string; number: number; askedAt: number }> {
  const askedAt = performance.now();
  const { id, number } = await createDeployment(lake.db, lake.organizationId, {
    environmentId: lake.environmentId,
    kind,
    consents,
    ...(kind === "apply" ? { versionId: lake.versionId } : {}),
    actor: lake.actor,
  });
  await lake.queue.enqueue("deployment.plan", { organizationId: lake.organizationId, deploymentId: id });
  return { id, number, askedAt };
}

export async function waitForState(lake: Lake, id: string, states: readonly Deployment["state"][], limitMs = 300_000): Promise<Deployment> {
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const deployment = await getDeployment(lake.db, lake.organizationId, id);
    if (states.includes(deployment.state)) return deployment;
    if (deployment.finishedAt) throw new Error(`deployment ended as ${deployment.state}: ${deployment.summary}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`deployment was not ${states.join(" or ")} after ${limitMs} ms`);
}

export async function approvePlan(lake: Lake, deployment: Deployment): Promise<void> {
  if (!deployment.planHash) throw new Error("there is no plan");
  await approveDeployment(lake.db, lake.organizationId, { deploymentId: deployment.id, planHash: deployment.planHash, by: lake.actor });
  await lake.queue.enqueue("deployment.advance", { organizationId: lake.organizationId, deploymentId: deployment.id });
}
