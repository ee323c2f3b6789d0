import { type JsonObject, textAt } from "../../json.ts";
import type { SandboxStore } from "../../store/sandbox-store.ts";
import { HandlerFailure } from "../aws-error.ts";

/** Where a type reads its code from: bucket (name or ARN) and key. */
const LOCATIONS: Readonly<Record<string, { readonly bucket: string; readonly key: string }>> = {
  "AWS::Lambda::Function": { bucket: "Code.S3Bucket", key: "Code.S3Key" },
  "AWS::KinesisAnalyticsV2::Application": {
    bucket: "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.BucketARN",
    key: "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.FileKey",
  },
};

/** The service fetches the code while it creates the resource, so it must have been uploaded before. */
export async function checkCode(store: SandboxStore, type: string, desired: JsonObject): Promise<void> {
  const location = LOCATIONS[type];
  const bucket = location && textAt(desired, location.bucket)?.replace(/^arn:aws:s3:::/, "");
  const key = location && textAt(desired, location.key);
  if (bucket === undefined || key === undefined) return;
  const object = await store.objects.find(bucket, key);
  if (object && !object.isMarker) return;
  throw new HandlerFailure(
    "InvalidRequest",
    `Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist. (${bucket}/${key})`,
  );
}
