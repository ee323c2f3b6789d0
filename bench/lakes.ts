import { blueprintHash, layoutOf } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import {
  createEnvironment,
  createProject,
  createSecretBox,
  createVersion,
  ensureSandboxConnections,
  getDraft,
  listConnections,
  readMasterKey,
} from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import type { Place } from "./deploy.ts";
import { templateBlueprint } from "./sample-blueprints.ts";
import { MASTER_KEY } from "./stack.ts";

const REGIONS: Readonly<Record<Cloud, string>> = { aws: "eu-central-1", azure: "westeurope", gcp: "europe-west4" };

/** An organisation of its own, whose accounts in the sandbox nobody else has. */
export type Tenant = Pick<Place, "db" | "queue" | "organizationId" | "actor">;

/** One template on one cloud. */
export interface LakeOnCloud {
  readonly environmentId: string;
  readonly versionId: string;
  readonly name: string;
}

/** Adds an organisation for the demo's owner, with connections to all clouds of the sandbox. */
export async function addTenant({ db, queue, actor }: Place, name: string): Promise<Tenant> {
  const { id } = await db.prisma.organization.create({
    data: { name, slug: name, memberships: { create: { userId: actor.id, role: "owner" } } },
  });
  const secrets = createSecretBox(readMasterKey({ ZEROLAKE_MASTER_KEY: MASTER_KEY }));
  await ensureSandboxConnections(db, id, { createdById: actor.id, actor, secrets });
  return { db, queue, organizationId: id, actor };
}

/** The tenant's connection to a cloud of the sandbox. */
export async function connectionOn({ db, organizationId }: Tenant, cloud: Cloud): Promise<string> {
  const connection = (await listConnections(db, organizationId)).find((each) => each.cloud === cloud);
  if (!connection) throw new Error(`There is no connection to ${cloud}`);
  return connection.id;
}

/** The first templates on every cloud, each with an environment. Two tenants get the same names. */
export async function createLakes({ db, organizationId, actor }: Tenant, count: number): Promise<readonly LakeOnCloud[]> {
  const by = { createdById: actor.id, actor };
  const connections = await listConnections(db, organizationId);
  const lakes: LakeOnCloud[] = [];
  for (const { id: template } of TEMPLATES.slice(0, count)) {
    const document = templateBlueprint(template);
    const project = await createProject(db, organizationId, { name: template, document, layout: layoutOf(document), ...by });
    const { revision } = await getDraft(db, organizationId, project.id);
    const semanticHash = blueprintHash(document);
    const version = await createVersion(db, organizationId, { blueprintId: project.blueprintId, revision, semanticHash, ...by });
    for (const connection of connections) {
      const cloud = connection.cloud as Cloud;
      const place = { projectId: project.id, cloud, region: REGIONS[cloud], tier: "prototype" as const, connectionId: connection.id };
      const { id } = await createEnvironment(db, organizationId, { ...place, name: cloud, ...by });
      lakes.push({ environmentId: id, versionId: version.id, name: `${template} on ${cloud}` });
    }
  }
  return lakes;
}
