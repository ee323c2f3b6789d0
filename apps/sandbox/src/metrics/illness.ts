import { addressOfTags } from "../address-of-tags.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredResource } from "../store/records.ts";
import type { Shape } from "./series.ts";

export interface Illness {
  /** Milliseconds since 1970. */
  readonly sinceMs?: number;
  readonly shape: Shape;
}

/**
 * How a metric of a resource behaves now. Conditions name an ill resource by its identifier, by its owner address (`stream.topic`), or by either
 * with a metric behind it (`stream.topic IncomingRecords`): a metric that is named and knows no illness falls to nothing.
 */
export function illnessOf({ conditions }: Sandbox, resource: StoredResource, metric: string, shape: Shape): Illness {
  const names = [resource.identifier, addressOfTags(resource.model)].filter((name) => name !== undefined);
  const whole = conditions.illSince(resource.account, names);
  const named = conditions.illSince(
    resource.account,
    names.map((name) => `${name} ${metric}`),
  );
  if (named !== undefined) return { sinceMs: named, shape: { ill: 0, ...shape } };
  return whole === undefined ? { shape } : { sinceMs: whole, shape };
}
