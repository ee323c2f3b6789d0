import type { Part } from "../../lowering.ts";
import { partitionOf } from "./arn.ts";

/** ARN of a policy that AWS itself keeps, e.g. `AmazonEKSClusterPolicy`. */
export function managedPolicyArn(part: Pick<Part, "target">, name: string): string {
  return `arn:${partitionOf(part.target.region)}:iam::aws:policy/${name}`;
}
