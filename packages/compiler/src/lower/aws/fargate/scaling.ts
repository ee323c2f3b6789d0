import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { clusterName, serviceName } from "./service.ts";
import type { ServiceOptions } from "./service-options.ts";

const POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";

/** More tasks while the processors are busier than the target; none when the range is one number. */
export function fargateScaling(
  context: LoweringContext,
  { min, max }: ServiceOptions["replicas"],
  cpuTargetPercent: number,
): readonly DesiredResource[] {
  if (max <= min) return [];
  const target = {
    ServiceNamespace: "ecs",
    ScalableDimension: "ecs:service:DesiredCount",
    ResourceId: `service/${clusterName(context)}/${serviceName(context)}`,
  };
  return [
    awsResource(context, {
      name: "scaleTarget",
      type: "AWS::ApplicationAutoScaling::ScalableTarget",
      properties: { ...target, MinCapacity: min, MaxCapacity: max },
      dependsOn: ["service"],
    }),
    awsResource(context, {
      name: "scalePolicy",
      type: POLICY,
      properties: {
        PolicyName: nameOf(context, POLICY, "scalePolicy"),
        PolicyType: "TargetTrackingScaling",
        ...target,
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: cpuTargetPercent,
          PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
        },
      },
      dependsOn: ["scaleTarget"],
    }),
  ];
}
