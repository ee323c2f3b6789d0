import { type Blueprint, blueprintHash, layoutOf } from "@zerolake/blueprint";
import {
  createEnvironment,
  createProject,
  createVersion,
  type Environment,
  getDraft,
  getEnvironmentBySlug,
  getProjectBySlug,
  listConnections,
  listProjectNames,
  slugify,
  type Version,
} from "@zerolake/db";
import type { SeedPlace } from "./scenario.ts";

export interface SeededProject {
  readonly projectId: string;
  readonly slug: string;
  readonly environment: Environment;
  readonly version: Version;
}

/** A project with this blueprint, one environment `dev` on the sandbox and a first version; found again when it exists. */
export async function ensureProject(place: SeedPlace, { name, blueprint }: { name: string; blueprint: Blueprint }): Promise<SeededProject> {
  const { db, organizationId, actor } = place;
  const by = { createdById: actor.id, actor };
  const slug = slugify(name);
  const isThere = (await listProjectNames(db, organizationId)).some((project) => project.slug === slug);
  if (!isThere) {
    const created = await createProject(db, organizationId, { name, document: blueprint, layout: layoutOf(blueprint), ...by });
    await createDevEnvironment(place, created.id);
  }
  const project = await getProjectBySlug(db, organizationId, slug);
  const environment = await getEnvironmentBySlug(db, organizationId, { projectId: project.id, slug: "dev" });
  const { blueprintId, revision, document } = await getDraft(db, organizationId, project.id);
  const version = await createVersion(db, organizationId, { blueprintId, revision, semanticHash: blueprintHash(document), ...by });
  return { projectId: project.id, slug, environment, version };
}

async function createDevEnvironment({ db, organizationId, actor }: SeedPlace, projectId: string): Promise<void> {
  const connection = (await listConnections(db, organizationId)).find(({ method, cloud }) => method === "sandbox" && cloud === "aws");
  if (!connection) throw new Error("The demo organisation has no connection to the sandbox any more; connect it again in the console.");
  await createEnvironment(db, organizationId, {
    projectId,
    name: "dev",
    cloud: "aws",
    region: connection.defaultRegion,
    tier: "prototype",
    connectionId: connection.id,
    createdById: actor.id,
    actor,
  });
}
