import type { Part, Statement } from "../../lowering.ts";
import { arn, partitionOf } from "./arn.ts";
import { allow } from "./iam.ts";

/** Pulling images: the token is account-wide, the layers are those of our registry and of the given other accounts. */
export function pullImages(part: Part, otherAccounts: readonly string[] = []): readonly Statement[] {
  const { region } = part.target;
  const elsewhere = otherAccounts.map((account) => `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/*`);
  return [
    allow(["ecr:GetAuthorizationToken"], ["*"]),
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      [arn(part, "ecr", "repository/*"), ...elsewhere],
    ),
  ];
}
