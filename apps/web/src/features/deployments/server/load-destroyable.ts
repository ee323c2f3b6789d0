import {
  AppError,
  getDeploymentByNumber,
  listComponentTitles,
  listCreatedAddresses,
  listRecordedResources,
  listUsualMinutes,
} from "@zerolake/db";
import type { RecordedResource } from "@zerolake/planner";
import type { EnvironmentContext } from "./contexts.ts";

/**
 * The environment's name, how long things usually take there, and what is recorded, as far as a preview of its destruction needs it: properties and attributes stay on the server. With the
 * number of a deployment also which of it that deployment created.
 */
export async function loadDestroyable({ services, organization, project, environment }: EnvironmentContext, undo: number | undefined) {
  const { database } = services;
  const recorded = (await listRecordedResources(database, organization.id, environment.id)).map(withoutContent);
  const titles = await listComponentTitles(database, organization.id, { projectId: project.id, environmentId: environment.id });
  const usualMinutes = await listUsualMinutes(database, organization.id, { connectionId: environment.connectionId });
  const about = { name: environment.name, recorded, titles, usualMinutes };
  if (undo === undefined) return { ...about, undoOf: null };
  const deployment = await getDeploymentByNumber(database, organization.id, { projectId: project.id, number: undo });
  if (deployment.environment.id !== environment.id) {
    throw new AppError("invalid", {
      message: `Deployment #${undo} belongs to another environment.`,
      hint: "Open it, and undo it from there.",
    });
  }
  const created = await listCreatedAddresses(database, organization.id, deployment.id);
  return { ...about, undoOf: { id: deployment.id, number: undo, created } };
}

function withoutContent(resource: RecordedResource): RecordedResource {
  return { ...resource, properties: {}, attributes: {}, secretDigests: {} };
}
