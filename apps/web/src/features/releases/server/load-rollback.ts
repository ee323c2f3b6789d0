import { compile } from "@zerolake/compiler";
import {
  blueprintFor,
  connectionFacts,
  getConnection,
  getInstallationId,
  getVersion,
  getVersionByNumber,
  listEarlierVersions,
  listEnvironmentServices,
  listRecordedResources,
  targetOf,
} from "@zerolake/db";
import { planApply } from "@zerolake/planner";
import { previewOwner } from "@/clouds/preview-owner.ts";
import type { ReleaseContext } from "./contexts.ts";

/** Where the environment could go back to, newest first. */
export async function loadEarlierVersions({ services: { database }, organization, environment }: ReleaseContext) {
  const [versions, deployed] = await Promise.all([
    listEarlierVersions(database, organization.id, environment.id),
    environment.deployedVersionId ? getVersion(database, organization.id, environment.deployedVersionId) : undefined,
  ]);
  return {
    name: environment.name,
    deployedVersion: deployed?.number ?? null,
    versions: versions.map(({ number, note, deployment, succeededAt, by }) => ({ number, note, deployment, succeededAt, by })),
  };
}

/**
 * What going back would do to data and how much it would change: the plan of the worker as far as it can be known here, from what is
 * recorded, what the connection told and today's settings. `null` when this version cannot be compiled any more; the plan then says why.
 */
export async function previewRollback({ services: { database }, organization, environment }: ReleaseContext, number: number) {
  const [installationId, version, recorded, connection, services] = await Promise.all([
    getInstallationId(database),
    getVersionByNumber(database, organization.id, { blueprintId: environment.blueprintId, number }),
    listRecordedResources(database, organization.id, environment.id),
    getConnection(database, organization.id, environment.connectionId),
    listEnvironmentServices(database, organization.id, environment.id),
  ]);
  const workspace = services.find(({ service }) => service === "databricks")?.account;
  const facts = { ...connectionFacts(connection), ...(workspace === undefined ? {} : { workspace }) };
  // Deployed names are made from the installation and the account, so guessed ones would look like replacements.
  const account = connection.account ?? previewOwner(environment.cloud).account;
  const target = targetOf(environment, { installationId, account, facts });
  try {
    const { resources } = compile(blueprintFor(environment, version.document), target);
    const { steps, totals } = planApply({ desired: resources, recorded });
    return { totals, losing: steps.filter(({ risk }) => risk === "dataLoss").map(({ address }) => address) };
  } catch {
    return null;
  }
}
