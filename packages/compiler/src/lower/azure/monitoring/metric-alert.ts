import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

/** A number that a service reports about itself and that means trouble above or below a threshold. */
export interface Signal {
  /** Unique in the environment, e.g. `stream-throttled`. */
  readonly key: string;
  readonly alert: "lag" | "freshness" | "failures";
  readonly description: string;
  /** Id and address of the resource that reports it. */
  readonly resourceId: string;
  readonly address: string;
  readonly metricName: string;
  readonly timeAggregation: "Total" | "Maximum" | "Average";
  readonly operator: "GreaterThan" | "LessThanOrEqual";
  readonly threshold: number;
  /** ISO 8601 durations. */
  readonly windowSize: string;
  readonly evaluationFrequency: string;
}

const ALERT = "Microsoft.Insights/metricAlerts";
/** Warning: 0 is critical, 4 is for the curious. */
const SEVERITY = 2;

export function metricAlert(context: LoweringContext, signal: Signal): DesiredResource {
  return azureResource(context, {
    name: "alert",
    key: signal.key,
    type: ALERT,
    id: ownId(context, ALERT, "alert", signal.key),
    body: {
      properties: {
        description: signal.description,
        enabled: true,
        severity: SEVERITY,
        scopes: [signal.resourceId],
        evaluationFrequency: signal.evaluationFrequency,
        windowSize: signal.windowSize,
        autoMitigate: true,
        criteria: {
          "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
          allOf: [
            {
              name: "threshold",
              criterionType: "StaticThresholdCriterion",
              metricName: signal.metricName,
              operator: signal.operator,
              threshold: signal.threshold,
              timeAggregation: signal.timeAggregation,
              // A metric exists only once something has been reported.
              skipMetricValidation: true,
            },
          ],
        },
        actions: [{ actionGroupId: ownId(context, "Microsoft.Insights/actionGroups", "people") }],
      },
    },
    dependsOn: [addressIn(context, "people"), signal.address],
  });
}
