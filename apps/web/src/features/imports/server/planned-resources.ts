import { findDefinition } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import {
  AppError,
  blueprintFor,
  connectionFacts,
  getConnection,
  getDraft,
  getInstallationId,
  listEnvironmentServices,
  listRecordedResources,
  targetOf,
} from "@zerolake/db";
import { isImportable } from "@zerolake/imports";
import type { DesiredResource } from "@zerolake/resources";
import type { ImportContext } from "./import-context.ts";

export interface PlannedComponent {
  readonly id: string;
  readonly title: string;
  readonly resources: readonly Pick<DesiredResource, "address" | "type">[];
}

/** What the design as it is drawn now would create here and is not recorded yet, by component. */
export async function loadPlannedResources(ctx: ImportContext) {
  const { database } = ctx.services;
  const { environment } = ctx;
  const [connection, { document }, recorded] = await Promise.all([
    getConnection(database, ctx.organization.id, environment.connectionId),
    getDraft(database, ctx.organization.id, environment.projectId),
    listRecordedResources(database, ctx.organization.id, environment.id),
  ]);
  const taken = new Set(recorded.map(({ address }) => address));
  const desired = await designedResources(ctx, connection);
  const open = desired.filter((resource) => isImportable(resource) && !taken.has(resource.address));
  const titles = new Map(document.components.map(({ id, title }) => [id, title]));
  const ids = [...new Set(open.map(({ component }) => component))];
  const components: readonly PlannedComponent[] = ids.map((id) => ({
    id,
    // What the compiler adds by itself stands in no drawing.
    title: titles.get(id) ?? findDefinition(id)?.title ?? id,
    resources: open.filter(({ component }) => component === id).map(({ address, type }) => ({ address, type })),
  }));
  return { environment: environment.name, connection: connection.name, region: environment.region, components };
}

async function designedResources(
  { services: { database }, organization, environment }: ImportContext,
  connection: Awaited<ReturnType<typeof getConnection>>,
): Promise<readonly DesiredResource[]> {
  const { account } = connection;
  if (account === null)
    throw new AppError("invalid", {
      message: `Nobody knows yet which account ${connection.name} leads to.`,
      hint: "Test the connection on its page, then come back.",
    });
  const [installationId, { document }, services] = await Promise.all([
    getInstallationId(database),
    getDraft(database, organization.id, environment.projectId),
    listEnvironmentServices(database, organization.id, environment.id),
  ]);
  const workspace = services.find(({ service }) => service === "databricks")?.account;
  const facts = { ...connectionFacts(connection), ...(workspace === undefined ? {} : { workspace }) };
  const { resources } = compile(blueprintFor(environment, document), targetOf(environment, { installationId, account, facts }));
  return resources;
}
