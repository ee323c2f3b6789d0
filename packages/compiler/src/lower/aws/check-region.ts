import type { DesiredResource, Diagnostic, Target } from "@zerolake/resources";
import { partitionOf } from "./arn.ts";
import gaps from "./region-gaps.json" with { type: "json" };

/** Types of ours that a region does not offer. Source: registry schemas of cfn-lint 1.51.0, May 2026; regions outside the list are not known. */
const GAPS: Readonly<Record<string, readonly string[]>> = gaps;

/** What the region of the target cannot run, one finding per component; nothing where AWS offers everything. */
export function checkRegion(resources: readonly DesiredResource[], titles: ReadonlyMap<string, string>, target: Target): Diagnostic[] {
  if (partitionOf(target.region) !== "aws") return [otherPartition(target.region)];
  const missing = new Set(GAPS[target.region] ?? []);
  const byComponent = new Map<string, Set<string>>();
  for (const { component, type } of resources) {
    if (missing.has(type)) byComponent.set(component, (byComponent.get(component) ?? new Set()).add(wordsOf(type)));
  }
  return [...byComponent].map(([component, types]) => ({
    severity: "warning" as const,
    code: "ZL-AWS-REGION",
    message: `“${titles.get(component) ?? component}” needs what AWS did not offer in ${target.region} when this was last looked up: ${[...types].join(", ")}.`,
    target: { component },
    why: "The deployment would stop at the first of them.",
    hint: "Choose another region, or check that AWS offers it there by now.",
  }));
}

/** Their addresses, images and services differ in more than the ARN, and nothing of ours has been proven there. */
function otherPartition(region: string): Diagnostic {
  return {
    severity: "error",
    code: "ZL-AWS-PARTITION",
    message: `Zerolake does not deploy to ${region}: it belongs to a part of AWS with other addresses, images and services.`,
    target: {},
    hint: "Choose a region of the commercial part of AWS.",
  };
}

/** `AWS::SageMaker::Cluster` as people say it: `SageMaker Cluster`. */
function wordsOf(type: string): string {
  return type.split("::").slice(1).join(" ");
}
