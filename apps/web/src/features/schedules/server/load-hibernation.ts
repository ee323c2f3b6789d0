import { stoppableComponents } from "@zerolake/blueprint";
import { getVersion, listRecordedResources, targetOf, type Version } from "@zerolake/db";
import { minutesToWake, planHibernation } from "@zerolake/planner";
import { designOf, priceDesign } from "@zerolake/pricing";
import { previewOwner } from "@/clouds/preview-owner.ts";
import { sleepingParts } from "../store/sleeping-parts.ts";
import type { ScheduleContext } from "./contexts.ts";

/** What stops and what stays while the environment sleeps, what that saves a month, and how long waking takes. */
export async function loadHibernation({ services, organization, environment }: ScheduleContext) {
  const { database } = services;
  const about = { name: environment.name, asleepSince: environment.asleepSince };
  if (environment.deployedVersionId === null) return { ...about, hibernation: null };
  const [version, recorded] = await Promise.all([
    getVersion(database, organization.id, environment.deployedVersionId),
    listRecordedResources(database, organization.id, environment.id),
  ]);
  const components = stoppableComponents(version.document);
  const plan = planHibernation({ recorded, components });
  const going = new Set(plan.steps.map(({ address }) => address));
  const costs = costsOf(services, environment, version);
  const parts = sleepingParts(version.document.components, recorded, going).map((part) => ({
    ...part,
    monthlyUsd: costs.of.get(part.id) ?? null,
  }));
  const saved = parts.filter(({ fate }) => fate === "stops");
  return {
    ...about,
    hibernation: {
      stops: parts.filter(({ fate }) => fate !== "stays"),
      stays: parts.filter(({ fate }) => fate === "stays"),
      goingCount: going.size,
      /** Of what stops as a whole; what stops in part saves more, and nobody knows how much. */
      savesUsd: saved.reduce((sum, { monthlyUsd }) => sum + (monthlyUsd ?? 0), 0),
      isAtLeast: parts.some(({ fate, monthlyUsd }) => fate === "stopsInPart" || (fate === "stops" && monthlyUsd === null)),
      totalUsd: costs.totalUsd,
      pricesOf: services.prices.book.snapshotDate,
      minutesToWake: minutesToWake(plan),
    },
  };
}

function costsOf({ prices }: ScheduleContext["services"], environment: ScheduleContext["environment"], { document }: Version) {
  const target = targetOf(environment, previewOwner(environment.cloud));
  const workload = { ...document.workload, ...environment.workload };
  const { components, monthlyUsd } = priceDesign(designOf({ ...document, workload }, target), prices.book);
  return { of: new Map(components.map((cost) => [cost.component, cost.monthlyUsd])), totalUsd: monthlyUsd };
}
