import { DeleteObjectsCommand, ListObjectVersionsCommand, type _Error as S3Error } from "@aws-sdk/client-s3";
import type { OperationStatus } from "@zerolake/execution";
import { AwsAnswerError, lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { classifyError } from "../classify-error.ts";

const PREFIX = "empty-bucket/";
const PAGES_PER_CALL = 10;

/** Removes versions and delete markers, up to 10,000 per call; true once nothing is left. */
async function emptySome({ clients, abortSignal }: AwsCall, bucket: string): Promise<boolean> {
  for (let page = 0; page < PAGES_PER_CALL; page += 1) {
    const listed = await lookUp(() => clients.s3().send(new ListObjectVersionsCommand({ Bucket: bucket }), { abortSignal }));
    const versions = [...(listed?.Versions ?? []), ...(listed?.DeleteMarkers ?? [])];
    const Objects = versions.flatMap(({ Key, VersionId }) => (Key === undefined ? [] : [{ Key, ...(VersionId ? { VersionId } : {}) }]));
    if (Objects.length === 0) return true;
    const { Errors } = await clients
      .s3()
      .send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }), { abortSignal });
    const [refusal] = Errors ?? [];
    if (refusal) throw notRemoved(bucket, refusal);
  }
  return false;
}

/** The answer as a whole is a success: what S3 did not remove (a locked object, say) stands inside, and would be asked for for ever. */
function notRemoved(bucket: string, { Key = "", Code = "InternalError", Message = "no reason given" }: S3Error): AwsAnswerError {
  return new AwsAnswerError(classifyError({ code: Code, message: `${Key} in ${bucket} could not be removed: ${Message}` }));
}

/** Empties a bucket as far as one call goes; `undefined` when it is empty, otherwise what to poll for. */
export async function emptyBucket(call: AwsCall, bucket: string, token: string): Promise<OperationStatus | undefined> {
  if (await emptySome(call, bucket)) return undefined;
  return {
    state: "pending",
    operation: `${PREFIX}${token}/${bucket}`,
    identifier: bucket,
    retryAfterMs: 0,
    detail: "removing the bucket's objects",
  };
}

/** The token and bucket of an operation that `emptyBucket` returned. */
export function parseEmptying(operation: string): { readonly token: string; readonly bucket: string } | undefined {
  if (!operation.startsWith(PREFIX)) return undefined;
  const [token = "", bucket = ""] = operation.slice(PREFIX.length).split("/");
  return { token, bucket };
}
