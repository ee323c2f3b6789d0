import { findWantedResources, getEnvironment, getVersion, listRecordedResources, targetOf, type Wanted } from "@zerolake/db";
import type { RecordedResource } from "@zerolake/planner";
import { designOf, priceDesign } from "@zerolake/pricing";
import { previewOwner } from "@/clouds/preview-owner.ts";
import type { OrphanContext } from "./orphan-context.ts";

/** What is known of an environment that findings belong to. */
export interface EnvironmentFacts {
  readonly recorded: readonly RecordedResource[];
  readonly wanted: Wanted | undefined;
  /** What a component costs a month there, in dollars; components without a price are not in it. */
  readonly monthlyUsd: ReadonlyMap<string, number>;
}

/** Of each environment once, however many findings it has. */
export async function loadEnvironmentFacts(
  ctx: Pick<OrphanContext, "services" | "organization">,
  environmentIds: readonly string[],
): Promise<ReadonlyMap<string, EnvironmentFacts>> {
  const facts = new Map<string, EnvironmentFacts>();
  for (const id of new Set(environmentIds)) facts.set(id, await factsOf(ctx, id));
  return facts;
}

async function factsOf(
  { services, organization }: Pick<OrphanContext, "services" | "organization">,
  id: string,
): Promise<EnvironmentFacts> {
  const { database, prices } = services;
  const [environment, recorded, wanted] = await Promise.all([
    getEnvironment(database, organization.id, id),
    listRecordedResources(database, organization.id, id),
    findWantedResources(database, organization.id, id),
  ]);
  if (!wanted || wanted.versionId === null) return { recorded, wanted, monthlyUsd: new Map() };
  const { document } = await getVersion(database, organization.id, wanted.versionId);
  const blueprint = { ...document, workload: { ...document.workload, ...environment.workload } };
  const { components } = priceDesign(designOf(blueprint, targetOf(environment, previewOwner(environment.cloud))), prices.book);
  const priced = components.filter(({ unpriced }) => unpriced === undefined);
  return { recorded, wanted, monthlyUsd: new Map(priced.map(({ component, monthlyUsd }) => [component, monthlyUsd])) };
}
