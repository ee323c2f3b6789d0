import type { LoweringContext, Statement } from "../../lowering.ts";
import { allow } from "./iam.ts";

/** Use of the customer key for what a service encrypts with somebody's role; volumes take it through a grant. Nothing without a key. */
export function useKey(context: LoweringContext): readonly Statement[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  if (keyArn === undefined) return [];
  return [
    allow(["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"], [keyArn]),
    allow(["kms:CreateGrant"], [keyArn], { Bool: { "kms:GrantIsForAWSResource": "true" } }),
  ];
}
