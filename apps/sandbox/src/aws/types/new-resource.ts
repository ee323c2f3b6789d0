import type { JsonObject } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import type { Place } from "../../store/records.ts";
import type { MadeUp } from "./made-up.ts";

/** A resource on its way into existence. */
export interface NewResource {
  readonly schema: ResourceSchema;
  readonly type: string;
  readonly place: Place;
  readonly account: string;
  readonly region: string;
  /** Desired state as asked for. */
  readonly desired: JsonObject;
  readonly madeUp: MadeUp;
  readonly now: number;
}

export function arnOf(resource: Pick<NewResource, "account" | "region">, service: string, rest: string): string {
  return `arn:aws:${service}:${resource.region}:${resource.account}:${rest}`;
}
