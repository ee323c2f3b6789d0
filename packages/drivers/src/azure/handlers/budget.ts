import { isMap, type PropertyMap } from "@zerolake/resources";
import { look, pathOf } from "../azure-call.ts";
import { createResource, targetOf, updateResource } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** Budgets start on the first day of a month that is not over; which one that is, is known only when it is created. */
export const budget: ArmHandler = {
  create: (call, request) => createResource(call, { ...request, properties: startingAt(request.properties, firstOfMonth(new Date())) }),

  async update(call, identity, { prior, request }) {
    const current = await look(call, pathOf(targetOf(request)));
    const start = startOf(current ?? {}) ?? firstOfMonth(new Date());
    const change = { prior: startingAt(prior, start), request: { ...request, properties: startingAt(request.properties, start) } };
    return updateResource(call, identity, withEtag(change, current));
  },
};

/** A budget is changed only by whoever has seen its newest version. */
function withEtag<Change extends { readonly request: { readonly properties: PropertyMap } }>(
  change: Change,
  current: PropertyMap | undefined,
): Change {
  const eTag = current?.["eTag"];
  if (eTag === undefined) return change;
  return { ...change, request: { ...change.request, properties: { ...change.request.properties, eTag } } };
}

function startingAt(properties: PropertyMap, startDate: string): PropertyMap {
  const inner = isMap(properties["properties"]) ? properties["properties"] : {};
  const period = isMap(inner["timePeriod"]) ? inner["timePeriod"] : {};
  return { ...properties, properties: { ...inner, timePeriod: { ...period, startDate } } };
}

function startOf(attributes: PropertyMap): string | undefined {
  const inner = attributes["properties"];
  const period = isMap(inner) ? inner["timePeriod"] : undefined;
  const start = isMap(period) ? period["startDate"] : undefined;
  return typeof start === "string" ? start : undefined;
}

function firstOfMonth(today: Date): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1)).toISOString();
}
