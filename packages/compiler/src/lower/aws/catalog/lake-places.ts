import type { Value } from "@zerolake/resources";
import type { LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { allow } from "../iam.ts";

const READ = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"];
const WRITE = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

/** Where the files of a table store or of an object store lie. */
export function placeOf({ outputs }: Pick<Peer, "outputs">): string | undefined {
  const uri = outputs["warehouseUri"] ?? outputs["uri"];
  return typeof uri === "string" && uri.startsWith("s3://") ? uri : undefined;
}

/** Everything in these places, for a catalog that hands out access to them; the key that encrypts them included. */
export function placeRights(context: LoweringContext, places: readonly Peer[]): readonly Statement[] {
  const buckets = [...new Set(places.flatMap(({ outputs }) => bucketArns(outputs["bucketArns"])))];
  const key = context.platform("encryption-key")?.["keyArn"];
  return [
    ...(buckets.length === 0 ? [] : [allow([...READ, ...WRITE], [...buckets, ...buckets.map((bucket) => `${bucket}/*`)])]),
    ...(key === undefined ? [] : [allow(["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"], [key])]),
  ];
}

function bucketArns(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
