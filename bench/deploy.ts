import { type Blueprint, blueprintHash, layoutOf } from "@zerolake/blueprint";
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
import type { Measurement } from "./measurement.ts";
import { templateBlueprint } from "./sample-blueprints.ts";
import type { Stack } from "./stack.ts";

const REGION = "eu-central-1";
const TOPICS_PER_COMPONENT_MAX = 100;
const LOOK_EVERY_MS = 20;

/** The demo organisation on a database of its own, as its owner sees it. */
export interface Place {
  readonly db: Database;
  readonly queue: JobQueue;
  readonly organizationId: string;
  readonly connectionId: string;
  readonly actor: { readonly kind: "user"; readonly id: string; readonly name: string };
}

/** A project whose only version can be deployed to one environment on the sandbox. */
export interface Lake extends Place {
  readonly projectId: string;
  readonly projectSlug: string;
  readonly environmentId: string;
  readonly versionId: string;
}

export async function openPlace(stack: Stack, measurement: Measurement): Promise<Place> {
  const { db, queue } = await measurement.start(async () => {
    const db = createDatabase({ connectionString: stack.databaseUrl, poolSize: 5 });
    const queue = createJobQueue(stack.redisUrl);
    return { db, queue, stop: () => Promise.all([queue.close(), db.close()]) };
  });
  const { organizationId, userId, user } = await db.prisma.membership.findFirstOrThrow({ include: { user: true } });
  const [connection] = await listConnections(db, organizationId);
  if (!connection) throw new Error("The demo has no connection");
  return { db, queue, organizationId, connectionId: connection.id, actor: { kind: "user", id: userId, name: user.name } };
}

export async function createLake(place: Place, { name, blueprint }: { name: string; blueprint: Blueprint }): Promise<Lake> {
  const { db, organizationId, actor } = place;
  const by = { createdById: actor.id, actor };
  const project = await createProject(db, organizationId, { name, document: blueprint, layout: layoutOf(blueprint), ...by });
  const { revision } = await getDraft(db, organizationId, project.id);
  const semanticHash = blueprintHash(blueprint);
  const version = await createVersion(db, organizationId, { blueprintId: project.blueprintId, revision, semanticHash, ...by });
  const lake = { ...place, projectId: project.id, projectSlug: project.slug, versionId: version.id };
  return { ...lake, environmentId: await addEnvironment(lake, "bench") };
}

export async function addEnvironment(lake: Place & { readonly projectId: string }, name: string): Promise<string> {
  const { db, organizationId, projectId, connectionId, actor } = lake;
  const { id } = await createEnvironment(db, organizationId, {
    projectId,
    name,
    cloud: "aws",
    region: REGION,
    tier: "prototype",
    connectionId,
    createdById: actor.id,
    actor,
  });
  return id;
}

/** Streams and nothing else, a component for each hundred: quick to create, so that the engine is measured and not the cloud. */
export function manyStreams(count: number): Blueprint {
  const settings = { engine: "kinesis", partitions: 1, retentionHours: 24, serverless: true };
  const topics = Array.from({ length: count }, (_, index) => `topic-${index}`);
  const components = Array.from({ length: Math.ceil(count / TOPICS_PER_COMPONENT_MAX) }, (_, part) => ({
    id: `stream-${part}`,
    kind: "event-stream",
    title: `Streams ${part}`,
    settings: { ...settings, topics: topics.slice(part * TOPICS_PER_COMPONENT_MAX, (part + 1) * TOPICS_PER_COMPONENT_MAX) },
  }));
  return { ...templateBlueprint("streaming-starter"), components, edges: [], targetChoices: {} };
}

/** Asks for a deployment of the version and rings the bell; returns its id. */
export async function requestDeployment(lake: Lake): Promise<{ id: string; number: number }> {
  const { db, queue, organizationId, environmentId, versionId, actor } = lake;
  const { id, number } = await createDeployment(db, organizationId, { environmentId, kind: "apply", consents: [], versionId, actor });
  await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
  return { id, number };
}

export async function approvePlan(
  { db, queue, organizationId, actor }: Omit<Place, "connectionId">,
  { id, planHash }: Deployment,
): Promise<void> {
  if (!planHash) throw new Error("There is no plan");
  await approveDeployment(db, organizationId, { deploymentId: id, planHash, by: actor });
  await queue.enqueue("deployment.advance", { organizationId, deploymentId: id });
}

export async function waitForState(
  { db, organizationId }: Pick<Place, "db" | "organizationId">,
  id: string,
  states: readonly Deployment["state"][],
  limitMs = 300_000,
): Promise<Deployment> {
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const deployment = await getDeployment(db, organizationId, id);
    if (states.includes(deployment.state)) return deployment;
    if (deployment.finishedAt) throw new Error(`The deployment ended as ${deployment.state}: ${deployment.summary}`);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  throw new Error(`The deployment was not ${states.join(" or ")} after ${limitMs} ms`);
}

/** Whether what is committed is on the disk, as the database says it. */
export async function durabilityOf({ db }: Place): Promise<string> {
  const { rows } = await db.pool.query<{ fsync: string; commit: string }>(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
  );
  return `PostgreSQL with fsync ${rows[0]?.fsync} and synchronous_commit ${rows[0]?.commit}`;
}
