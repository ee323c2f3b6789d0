import { type LifeOfType, lifePermissions } from "@zerolake/preflight";

/** What every connection needs: that the subscription is there, its zones, what is allowed, and services that are switched on. */
const BASE = [
  "Microsoft.Authorization/permissions/read",
  "Microsoft.Resources/subscriptions/read",
  "Microsoft.Resources/subscriptions/locations/read",
  "Microsoft.Resources/subscriptions/providers/read",
  "Microsoft.Resources/subscriptions/resources/read",
];

/** Only read: to say who made a change that nobody deployed, and how well everything is. */
const OPTIONAL = ["Microsoft.Insights/eventtypes/values/read", "Microsoft.Insights/metrics/read"];

/** Given and taken one by one; everything of these providers would be everything. */
const NARROW = new Set(["Microsoft.Authorization", "Microsoft.Resources"]);

/** Machine types and what is left of the region's cores are asked of Compute for whatever runs on machines. */
const MACHINES = ["Microsoft.Compute/locations/usages/read", "Microsoft.Compute/skus/read"];
const ON_MACHINES = new Set(["Microsoft.ContainerService", "Microsoft.MachineLearningServices"]);

/**
 * Actions of a role that can make and remove these resources. Rights are named after types (ARM: "Azure resource provider operations");
 * a type that stands by itself is given with everything inside it, since starting, stopping and listing keys are actions of their own.
 */
export function azureActions(resources: readonly LifeOfType[]): readonly string[] {
  const needed = lifePermissions("azure", resources);
  const providers = new Set(needed.map(providerOf));
  const given = needed.map((action) => (NARROW.has(providerOf(action)) ? action : `${typeOf(action)}/*`));
  const ofProviders = [...providers].flatMap((provider) =>
    NARROW.has(provider) ? [] : [`${provider}/register/action`, `${provider}/locations/*`],
  );
  const machines = [...providers].some((provider) => ON_MACHINES.has(provider)) ? MACHINES : [];
  return [...new Set([...BASE, ...OPTIONAL, ...machines, ...given, ...ofProviders])].sort();
}

function providerOf(action: string): string {
  return action.split("/")[0] ?? action;
}

/** `Microsoft.EventHub/namespaces/eventhubs/write` belongs to `Microsoft.EventHub/namespaces`. */
function typeOf(action: string): string {
  return action.split("/").slice(0, 2).join("/");
}
