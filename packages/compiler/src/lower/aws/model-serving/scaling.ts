import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { invocationsPerInstance } from "../../../sizing/invocations-per-instance.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { endpointName } from "./endpoint-outputs.ts";

const POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
const COOLDOWN_SECONDS = { in: 300, out: 60 } as const;

/** A real-time endpoint keeps at least one machine: it cannot wake up by itself. */
export function replicasMin(part: Part): number {
  return Math.max(1, numberSetting(part, "replicasMin"));
}

export function isScaled(part: Part): boolean {
  return numberSetting(part, "replicasMax") > replicasMin(part);
}

/** More machines while each one gets too many calls. */
export function scaling(context: LoweringContext): readonly DesiredResource[] {
  if (!isScaled(context)) return [];
  const variant = {
    ServiceNamespace: "sagemaker",
    ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
    ResourceId: `endpoint/${endpointName(context)}/variant/main`,
  };
  const replicasMax = numberSetting(context, "replicasMax");
  return [
    awsResource(context, {
      name: "scaleTarget",
      type: "AWS::ApplicationAutoScaling::ScalableTarget",
      properties: { ...variant, MinCapacity: replicasMin(context), MaxCapacity: replicasMax },
      dependsOn: ["endpoint"],
    }),
    awsResource(context, {
      name: "scalePolicy",
      type: POLICY,
      properties: {
        PolicyName: nameOf(context, POLICY, "scalePolicy"),
        PolicyType: "TargetTrackingScaling",
        ...variant,
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: invocationsPerInstance(numberSetting(context, "requestsPerSecond"), replicasMax),
          ScaleInCooldown: COOLDOWN_SECONDS.in,
          ScaleOutCooldown: COOLDOWN_SECONDS.out,
          PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
        },
      },
      dependsOn: ["scaleTarget"],
    }),
  ];
}
