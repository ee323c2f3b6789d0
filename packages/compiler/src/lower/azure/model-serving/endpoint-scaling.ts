import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { deploymentId } from "./online-endpoint.ts";
import { WAITING_FOR_MODEL } from "./serving-model.ts";

const SCALING = "Microsoft.Insights/autoscalesettings";
const BUSY = { operator: "GreaterThan", threshold: 70, timeWindow: "PT5M" };
const IDLE = { operator: "LessThan", threshold: 30, timeWindow: "PT15M" };

/** More machines while they are busy, fewer while they are not; the service counts them from then on. */
export function endpointScaling(
  context: LoweringContext,
  { min, max }: { min: number; max: number },
  isWaiting: boolean,
): readonly DesiredResource[] {
  if (max <= min) return [];
  const rule = (trigger: LooseMap, direction: "Increase" | "Decrease", cooldown: string): LooseMap => ({
    metricTrigger: {
      metricName: "CpuUtilizationPercentage",
      metricResourceUri: deploymentId(context),
      timeGrain: "PT1M",
      statistic: "Average",
      timeAggregation: "Average",
      ...trigger,
    },
    scaleAction: { direction, type: "ChangeCount", value: "1", cooldown },
  });
  return [
    azureResource(context, {
      name: "scaling",
      type: SCALING,
      id: ownId(context, SCALING, "scaling"),
      body: {
        properties: {
          enabled: true,
          targetResourceUri: deploymentId(context),
          profiles: [
            {
              name: "default",
              capacity: { minimum: String(min), maximum: String(max), default: String(min) },
              rules: [rule(BUSY, "Increase", "PT5M"), rule(IDLE, "Decrease", "PT15M")],
            },
          ],
        },
      },
      dependsOn: ["deployment"],
      ...(isWaiting ? { deferredUntil: WAITING_FOR_MODEL } : {}),
    }),
  ];
}
