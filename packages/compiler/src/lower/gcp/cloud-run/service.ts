import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { grant } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

export const SERVICE = "run.service";
const CALLER = "roles/run.invoker";

export function serviceName(part: Part): string {
  return nameOf(part, SERVICE, "service");
}

function servicePath(part: Part): string {
  return pathOf(part, SERVICE, { name: serviceName(part) });
}

/** What whoever calls the component's service needs. */
export function callService(part: Part): Statement {
  return grant(CALLER, { type: SERVICE, path: servicePath(part), after: addressIn(part, "service"), isLate: true });
}

/** Cloud Run lets everybody through to the service, which checks callers itself or not at all. */
export function openService(context: LoweringContext, waiting: { readonly deferredUntil?: string } = {}): DesiredResource {
  return gcpResource(context, {
    name: "public",
    type: "iam.member",
    properties: { onType: SERVICE, on: servicePath(context), role: CALLER, member: "allUsers" },
    dependsOn: ["service"],
    ...waiting,
  });
}

/** With private endpoints nothing is reached from outside the network. */
export function isClosed({ environment }: Pick<LoweringContext, "environment">): boolean {
  return environment.components("network").some((part) => flagSetting(part, "privateEndpoints"));
}
