import { type KeptResource, listKeptResources, listOrphanScans, listOrphans, type OrphanView } from "@zerolake/db";
import { asRecorded, isUntyped, whyNotAdoptable } from "@zerolake/orphans";
import { type EnvironmentFacts, loadEnvironmentFacts } from "./environment-facts.ts";
import type { OrphanContext } from "./orphan-context.ts";

/** Everything that the page shows: the last scans, what they found, what somebody put aside, and what was kept on purpose. */
export async function loadOrphans(ctx: Pick<OrphanContext, "services" | "organization">) {
  const { services, organization } = ctx;
  const [scans, lists, kept] = await Promise.all([
    listOrphanScans(services.database, organization.id),
    listOrphans(services.database, organization.id),
    listKeptResources(services.database, organization.id),
  ]);
  const ofFindings = lists.listed.flatMap(({ environment }) => (environment && !environment.isDeleted ? environment.id : []));
  const facts = await loadEnvironmentFacts(ctx, [...ofFindings, ...kept.map(({ environmentId }) => environmentId)]);
  return {
    scans,
    listed: lists.listed.map((view) => orphanRow(view, view.environment ? facts.get(view.environment.id) : undefined)),
    aside: lists.aside.map((view) => orphanRow(view, undefined)),
    unconfirmed: lists.unconfirmed,
    kept: kept.map((resource) => keptRow(resource, facts.get(resource.environmentId))),
  };
}

function orphanRow(view: OrphanView, facts: EnvironmentFacts | undefined) {
  const desired = facts?.wanted?.desired ?? [];
  const isReachable = facts !== undefined && view.kind === "unrecorded" && !isUntyped(view);
  const resource = isReachable ? asRecorded(view, { desired }) : undefined;
  return {
    ...view,
    componentTitle: facts?.wanted?.titles[view.component] ?? view.component,
    /** Why it cannot be recorded at its address; `null` when it can. */
    whyNotAdopted: isReachable ? (whyNotAdoptable({ finding: view, desired, recorded: facts.recorded }) ?? null) : "",
    /** How a plan would destroy it; `null` when none can. */
    destroyable: resource ? { address: resource.address, holdsData: resource.holdsData } : null,
    /** Of the whole component, in dollars; `null` where it has no price. */
    monthlyUsd: facts?.monthlyUsd.get(view.component) ?? null,
  };
}

export type OrphanRow = ReturnType<typeof orphanRow>;

function keptRow(resource: KeptResource, facts: EnvironmentFacts | undefined) {
  return {
    ...resource,
    componentTitle: facts?.wanted?.titles[resource.component] ?? resource.component,
    monthlyUsd: facts?.monthlyUsd.get(resource.component) ?? null,
  };
}

export type KeptRow = ReturnType<typeof keptRow>;
