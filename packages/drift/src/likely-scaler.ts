import type { RecordedResource } from "@zerolake/planner";
import { isMap, type Value, walkValue } from "@zerolake/resources";
import type { DriftCause, DriftFinding } from "./finding.ts";
import { fitsPath, fitsType } from "./severity/match-pattern.ts";

/** What our own scaling changes by itself. */
interface ScaledProperty {
  readonly type: string;
  readonly path: string;
  /** Type of the resource that scales it, which names it; absent where the resource scales itself as it was told. */
  readonly by?: string;
}

const SCALED: readonly ScaledProperty[] = [
  { type: "AWS::ECS::Service", path: "DesiredCount", by: "AWS::ApplicationAutoScaling::ScalableTarget" },
  { type: "AWS::Kinesis::Stream", path: "ShardCount", by: "AWS::ApplicationAutoScaling::ScalableTarget" },
  { type: "AWS::EKS::Nodegroup", path: "ScalingConfig.DesiredSize" },
  { type: "AWS::SageMaker::*", path: "**.*InstanceCount", by: "AWS::ApplicationAutoScaling::ScalableTarget" },
  { type: "Microsoft.EventHub/namespaces", path: "sku.capacity" },
  { type: "Microsoft.ContainerService/managedClusters", path: "properties.agentPoolProfiles.count" },
  { type: "Microsoft.ContainerService/managedClusters/agentPools", path: "properties.count" },
  { type: "Microsoft.*", path: "**.capacity", by: "Microsoft.Insights/autoscalesettings" },
  { type: "container.nodePool", path: "**.*NodeCount" },
  { type: "container.cluster", path: "nodePools.*NodeCount" },
  { type: "dataproc.cluster", path: "config.*WorkerConfig.numInstances" },
];

/**
 * Our own scaling, where the property is one that it changes and the environment has something that scales this resource. It is
 * only likely: somebody may have been quicker.
 */
export function likelyScaler(
  finding: Pick<DriftFinding, "address" | "type" | "path">,
  recorded: readonly RecordedResource[],
): DriftCause | undefined {
  const plain = finding.path.replaceAll(/\.\d+(?=\.|$)/g, "");
  const rule = SCALED.find(({ type, path }) => fitsType(type, finding.type) && fitsPath(path, plain));
  const own = recorded.find(({ address }) => address === finding.address);
  if (!rule || !own) return undefined;
  const scales = rule.by === undefined ? isAutomatic(own) : recorded.some((other) => other.type === rule.by && names(other, own));
  return scales ? { certainty: "likely", actor: "autoscaler" } : undefined;
}

const SWITCHES = ["autoscaling", "autoscalingconfig", "isautoinflateenabled", "enableautoscaling", "scalingconfig", "autoscalingpolicy"];

/** It was told to scale itself. */
function isAutomatic({ properties }: RecordedResource): boolean {
  let isTold = false;
  walkValue(properties, (value) => {
    if (!isMap(value)) return;
    isTold ||= Object.entries(value).some(([key, item]) => SWITCHES.includes(key.toLowerCase()) && item !== false);
  });
  return isTold;
}

function names({ properties, dependsOn }: RecordedResource, { address, identifier }: RecordedResource): boolean {
  if (dependsOn.includes(address)) return true;
  const last = identifier.slice(Math.max(identifier.lastIndexOf("/"), identifier.lastIndexOf("|")) + 1);
  let isNamed = false;
  walkValue(properties, (value: Value) => {
    isNamed ||= typeof value === "string" && value.split("/").includes(last);
  });
  return isNamed;
}
