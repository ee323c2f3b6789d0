import { healthOf } from "@zerolake/health";
import type { Database } from "../database.ts";
import type { World } from "../world.testing.ts";
import { claimHealthLook, type HealthLease, requestHealthLook } from "./health-looks.ts";
import { finishHealthLook, type SeenSignal } from "./record-health.ts";

/** A signal of component `a` that is well. */
export function seen(more: Partial<SeenSignal> = {}): SeenSignal {
  const component = more.component ?? "a";
  return {
    component,
    signal: `${component}.x#lag`,
    kind: "lag",
    label: "Oldest unread record",
    address: `${component}.x`,
    unit: "seconds",
    status: "ok",
    value: 3,
    threshold: { warn: 60, bad: 600, illWhen: "above", because: "The design wants it." },
    ...more,
  };
}

type Place = Pick<World, "organizationId"> & { readonly environment: { readonly id: string } };

/** The look that is owed to an environment, or one that somebody asks for. */
export async function takeHealthLook(db: Database, { organizationId, environment }: Place): Promise<HealthLease> {
  await requestHealthLook(db, organizationId, environment.id);
  const lease = await claimHealthLook(db, { organizationId, environmentId: environment.id, owner: "me", leaseMs: 60_000 });
  if (!lease) throw new Error("somebody else looks");
  return lease;
}

/** Notes a look that saw these signals. */
export async function noteHealth(db: Database, place: Place, signals: readonly SeenSignal[]) {
  const lease = await takeHealthLook(db, place);
  const components = [...new Set(signals.map(({ component }) => component))];
  const parts = components.map((name) => healthOf(signals.filter(({ component }) => component === name)));
  return finishHealthLook(db, lease, { ...healthOf(parts), status: signals.length === 0 ? null : healthOf(parts).status, signals });
}
