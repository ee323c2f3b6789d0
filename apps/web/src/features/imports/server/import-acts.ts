import { chooseImport, findImport, forgetImport, notFound, requestImport } from "@zerolake/db";
import type { ImportContext } from "./import-context.ts";
import { loadPlannedResources } from "./planned-resources.ts";

/** Asks a worker for what exists; without Redis it finds the request by itself. */
export async function lookForExisting(ctx: ImportContext, address: string): Promise<void> {
  const { services, organization, environment, actor } = ctx;
  const { components } = await loadPlannedResources(ctx);
  const component = components.find(({ resources }) => resources.some((resource) => resource.address === address));
  const planned = component?.resources.find((resource) => resource.address === address);
  if (!component || !planned) throw notFound("planned resource");
  const { type } = planned;
  const wanted = { environmentId: environment.id, address, component: component.id, type, actor };
  const { id: importId } = await requestImport(services.database, organization.id, wanted);
  await services.queue.enqueue("resource.import", { organizationId: organization.id, importId });
  announce(ctx);
}

/** A worker reads it once more and records it; how that ended stands at the import. */
export async function importExisting(
  ctx: ImportContext,
  { address, identifier }: { readonly address: string; readonly identifier: string },
): Promise<void> {
  const { services, organization, environment, actor } = ctx;
  const asked = await findImport(services.database, organization.id, { environmentId: environment.id, address });
  if (!asked) throw notFound("import");
  await chooseImport(services.database, organization.id, { importId: asked.id, identifier, actor });
  await services.queue.enqueue("resource.import", { organizationId: organization.id, importId: asked.id });
  announce(ctx);
}

/** Drops the record of an import; the resource stays as it is in the cloud. */
export async function forget(ctx: ImportContext, address: string): Promise<void> {
  const { services, organization, environment, actor } = ctx;
  await forgetImport(services.database, organization.id, { environmentId: environment.id, address, actor });
  announce(ctx);
}

/** Other open pages of the organisation look again. */
function announce({ services, organization }: ImportContext): void {
  services.signals.publish(`organization:${organization.id}`);
}
