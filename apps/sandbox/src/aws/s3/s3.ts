import { type Exchange, emptyReply, type Reply } from "../../http/exchange.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import type { AwsService } from "../aws-service.ts";
import type { BucketCall } from "./bucket-call.ts";
import { s3ErrorReply } from "./s3-error.ts";
import { listObjects, listObjectVersions } from "./s3-listing.ts";
import { deleteObject, deleteObjects, getObject, headObject, putObject } from "./s3-objects.ts";

const BUCKET = "AWS::S3::Bucket";

const OPERATIONS: Readonly<Record<string, (call: BucketCall) => Promise<Reply>>> = {
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  HeadBucket: () => Promise.resolve(emptyReply(200)),
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  ListObjectVersions: listObjectVersions,
  ListObjectsV2: listObjects,
};

/** Amazon S3 with the bucket in the path: objects, versions and listings. Buckets themselves come from Cloud Control. */
export const s3: AwsService = {
  signingName: "s3",
  operationOf,
  subjectOf(exchange) {
    const { bucket, key } = locate(exchange);
    return { type: key === "" ? BUCKET : "Zerolake::S3::Object", identifier: key === "" ? bucket : `${bucket}|${key}` };
  },
  async handle(operation, call) {
    const run = OPERATIONS[operation];
    if (!run) throw new AwsError("NotImplemented", `The sandbox's S3 does not know ${operation}.`, 501);
    return run(bucketCall(call));
  },
  renderError: s3ErrorReply,
};

function operationOf(exchange: Exchange): string {
  const hasKey = locate(exchange).key !== "";
  if (exchange.method === "POST" && exchange.query.has("delete")) return "DeleteObjects";
  if (!hasKey && exchange.method === "GET") return exchange.query.has("versions") ? "ListObjectVersions" : "ListObjectsV2";
  const verbs: Readonly<Record<string, string>> = { PUT: "Put", GET: "Get", HEAD: "Head", DELETE: "Delete" };
  return `${verbs[exchange.method] ?? exchange.method}${hasKey ? "Object" : "Bucket"}`;
}

function locate(exchange: Exchange): { readonly bucket: string; readonly key: string } {
  const [bucket = "", ...key] = exchange.path.slice(1).split("/");
  return { bucket, key: key.join("/") };
}

/** Another account's bucket exists and is closed; one that nobody has is not there. */
function bucketCall(call: AwsCall): BucketCall {
  const { bucket, key } = locate(call.exchange);
  const { store } = call.sandbox;
  const own = store.resources.get(placeOf(call.caller, BUCKET), BUCKET, bucket);
  if (own) {
    const versioning = own.model["VersioningConfiguration"];
    return { call, bucket, key, isVersioned: JSON.stringify(versioning ?? {}).includes('"Enabled"') };
  }
  const isTaken =
    call.sandbox.conditions.holds(call.caller.account, "takenName", bucket) ||
    store.resources.listEverywhere(BUCKET).some((resource) => resource.identifier === bucket);
  throw isTaken
    ? new AwsError("AccessDenied", "Access Denied", 403)
    : new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
}
