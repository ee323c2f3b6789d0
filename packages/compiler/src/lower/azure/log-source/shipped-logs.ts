import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { extensionId, nameOf } from "../arm-id.ts";
import { ALL_RIGHTS, authorizationRule, ruleId } from "../event-stream/authorization-rule.ts";
import { writtenTopic } from "../event-stream/written-hub.ts";
import { azureResource } from "../resource.ts";

const SETTINGS = "Microsoft.Insights/diagnosticSettings";

/** Something whose logs go to the stream. */
export interface LoggedResource {
  readonly key: string;
  readonly scope: string;
  /** Address of the resource, when it is one of ours. */
  readonly address?: string;
  readonly logs: readonly LooseMap[];
}

/** The stream that takes the logs; the service ships them to Event Hubs only. */
export function logStream(context: LoweringContext): Peer | undefined {
  return context.outgoing("events").find(({ outputs }) => typeof outputs["namespaceId"] === "string");
}

/** One setting per logged resource, all with the same key of the stream. */
export function shippedLogs(context: LoweringContext, resources: readonly LoggedResource[]): readonly DesiredResource[] {
  const stream = logStream(context);
  if (!stream) {
    reportNowhere(context);
    return [];
  }
  const hub = hubOf(context, stream);
  return [
    authorizationRule(context, stream, ALL_RIGHTS),
    ...resources.map(({ key, scope, address, logs }) =>
      azureResource(context, {
        name: "logs",
        key,
        type: SETTINGS,
        id: extensionId(scope, SETTINGS, settingName(context)),
        body: { properties: { eventHubAuthorizationRuleId: ruleId(context, stream), eventHubName: hub, logs } },
        dependsOn: ["rule", addressIn(stream, "hub", hub), ...(address === undefined ? [] : [address])],
      }),
    ),
  ];
}

function hubOf({ component }: LoweringContext, { outputs }: Peer): string {
  return writtenTopic({ component }, outputs) ?? "";
}

/** A resource has several settings: ours bears a name that no other environment makes. */
function settingName(context: LoweringContext): string {
  return nameOf(context, "Microsoft.Insights/actionGroups", "logs");
}

function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-LOGS-NOWHERE",
    message: `The logs of “${context.component.title}” go nowhere: Azure ships them to Event Hubs.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from it to an Event stream that is Event Hubs.",
  });
}
