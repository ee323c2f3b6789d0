import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { azureResource } from "../resource.ts";

/** The service's own log shipping takes a rule with all rights only. */
export const ALL_RIGHTS = ["Listen", "Send", "Manage"] as const;
const RULE = "Microsoft.EventHub/namespaces/authorizationRules";

/** A key of a stream for whoever knows no identities, under the name of its holder; `key` where it holds those of several. */
export function authorizationRule(context: LoweringContext, stream: Peer, rights: readonly string[], key?: string): DesiredResource {
  return azureResource(context, {
    name: "rule",
    ...(key === undefined ? {} : { key }),
    type: RULE,
    id: ruleId(context, stream),
    body: { properties: { rights } },
    dependsOn: [String(stream.outputs["namespaceAddress"])],
  });
}

export function ruleId({ component }: Pick<LoweringContext, "component">, { outputs }: Peer): string {
  return `${String(outputs["namespaceId"])}/authorizationRules/${component.id}`;
}
