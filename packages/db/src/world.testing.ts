import { randomUUID } from "node:crypto";
import type { Blueprint, Layout } from "@zerolake/blueprint";
import { type DeploymentState, statesAfter } from "@zerolake/execution";
import { type Plan, planApply, planHash } from "@zerolake/planner";
import { createVersion } from "./blueprints/blueprint-versions.ts";
import { createConnection } from "./connections/connections.ts";
import type { Database } from "./database.ts";
import { createDeployment } from "./deployments/create-deployment.ts";
import type { ComputedPlan } from "./deployments/deployment-planning.ts";
import { createEnvironment } from "./environments/environments.ts";
import type { Prisma } from "./generated/client.ts";
import { createProject } from "./projects/projects.ts";
import { createSecretBox } from "./secrets/secret-box.ts";

/** An organisation with everything that a deployment needs, for integration tests. */
export const TEST_MASTER_KEY = { version: 1, key: new Uint8Array(32).fill(7) };

export const EMPTY_BLUEPRINT: Blueprint = {
  schemaVersion: 1,
  components: [],
  edges: [],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
};
export const EMPTY_LAYOUT: Layout = { positions: {}, frames: [] };

export const EMPTY_PLAN: Plan = planApply({ desired: [], recorded: [] });

export type World = Awaited<ReturnType<typeof createWorld>>;

export async function createWorld(db: Database, { document = EMPTY_BLUEPRINT }: { document?: Blueprint } = {}) {
  const slug = `org-${randomUUID().slice(0, 8)}`;
  const organization = await db.prisma.organization.create({ data: { slug, name: slug } });
  const user = await db.prisma.user.create({ data: { email: `${slug}@example.com`, name: "Mira" } });
  const organizationId = organization.id;
  await db.prisma.membership.create({ data: { organizationId, userId: user.id, role: "owner" } });
  const actor = { kind: "user" as const, id: user.id, name: user.name };
  const connection = await createConnection(db, organizationId, {
    name: "Sandbox",
    cloud: "aws",
    method: "sandbox",
    // Where the memory driver says it is, so that a worker finds the account it expects.
    account: "000000000000",
    defaultRegion: "eu-central-1",
    credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "a very secret key" },
    createdById: user.id,
    actor,
    secrets: createSecretBox(TEST_MASTER_KEY),
  });
  const project = await createProject(db, organizationId, { name: "Lake", document, layout: EMPTY_LAYOUT, createdById: user.id, actor });
  const environment = await createEnvironment(db, organizationId, {
    projectId: project.id,
    name: "dev",
    cloud: "aws",
    tier: "prototype",
    region: "eu-central-1",
    connectionId: connection.id,
    createdById: user.id,
    actor,
  });
  const version = await createVersion(db, organizationId, {
    blueprintId: project.blueprintId,
    revision: 0,
    semanticHash: "v1",
    createdById: user.id,
    actor,
  });
  return { organizationId, slug, user, actor, connection, project, environment, version };
}

export function computedPlan(plan: Plan): ComputedPlan {
  return { plan, hash: planHash(plan), components: [] };
}

/** A deployment with this plan in state `approved`, as if a person had just approved it. */
export async function approvedDeployment(db: Database, world: World, plan: Plan = EMPTY_PLAN): Promise<string> {
  const { id } = await createDeployment(db, world.organizationId, {
    environmentId: world.environment.id,
    kind: "apply",
    versionId: world.version.id,
    actor: world.actor,
  });
  const { hash } = computedPlan(plan);
  const document = JSON.parse(JSON.stringify(plan));
  await db.prisma.deploymentPlan.create({
    data: { organizationId: world.organizationId, deploymentId: id, hash, document, components: [] },
  });
  await putInState(db, id, "approved", { planHash: hash, approvedAt: new Date() });
  return id;
}

/** Takes a deployment to a state on the shortest legal way, without saying or auditing anything; `data` is written with the last move. */
export async function putInState(db: Database, id: string, state: DeploymentState, data: Prisma.DeploymentUncheckedUpdateInput = {}) {
  const { state: present } = await db.prisma.deployment.findUniqueOrThrow({ where: { id }, select: { state: true } });
  const [, ...way] = shortestWay(present, state);
  for (const next of way) await db.prisma.deployment.update({ where: { id }, data: { ...(next === state ? data : {}), state: next } });
}

function shortestWay(from: DeploymentState, to: DeploymentState): readonly DeploymentState[] {
  const ways: DeploymentState[][] = [[from]];
  for (const way of ways) {
    const last = way.at(-1) ?? from;
    if (last === to) return way;
    ways.push(
      ...statesAfter(last)
        .filter((next) => !way.includes(next))
        .map((next) => [...way, next]),
    );
  }
  throw new Error(`No deployment ever gets from ${from} to ${to}.`);
}
