import type { Part } from "../../lowering.ts";

/** Amazon Resource Names are computed, not referenced: that breaks the circle between a role and what it may touch. */
export function arn(part: Pick<Part, "target">, service: string, resource: string): string {
  const { region, account } = part.target;
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/** ARN of a service whose resources have no region, such as IAM. */
export function globalArn(part: Pick<Part, "target">, service: string, resource: string): string {
  return `arn:${partitionOf(part.target.region)}:${service}::${part.target.account}:${resource}`;
}

export function bucketArn(part: Pick<Part, "target">, bucketName: string): string {
  return `arn:${partitionOf(part.target.region)}:s3:::${bucketName}`;
}

export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
