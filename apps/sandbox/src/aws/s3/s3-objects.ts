import { createHash, randomUUID } from "node:crypto";
import { bodyText, emptyReply, type Reply } from "../../http/exchange.ts";
import type { JsonObject } from "../../json.ts";
import type { ObjectVersion } from "../../store/object-store.ts";
import { AwsError } from "../aws-error.ts";
import { xmlReply } from "../query-service.ts";
import { textsIn, toXml } from "../xml.ts";
import type { BucketCall } from "./bucket-call.ts";

/** Without versioning every write goes to this one version. */
const UNVERSIONED = "null";
const METADATA = "x-amz-meta-";

/** Conditional creation is decided per process, which owns the store: two writers at once cannot both be first. */
const writing = new Set<string>();

export async function putObject({ call, bucket, key, isVersioned }: BucketCall): Promise<Reply> {
  const { exchange, sandbox, caller } = call;
  const { objects } = sandbox.store;
  const lock = `${bucket}/${key}`;
  if (exchange.headers["if-none-match"] === "*") {
    if (writing.has(lock)) throw new AwsError("ConditionalRequestConflict", "A conflicting conditional operation is in progress.", 409);
    writing.add(lock);
  }
  try {
    const present = await objects.find(bucket, key);
    if (exchange.headers["if-none-match"] === "*" && present && !present.isMarker) {
      throw new AwsError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
    }
    const etag = `"${createHash("md5").update(exchange.body).digest("hex")}"`;
    const version = isVersioned ? randomUUID().replaceAll("-", "") : UNVERSIONED;
    const contentType = exchange.headers["content-type"] ?? "binary/octet-stream";
    await objects.put({
      account: caller.account,
      bucket,
      key,
      version,
      content: exchange.body,
      contentType,
      etag,
      metadata: metadataOf(call.exchange.headers),
    });
    return emptyReply(200, { etag, ...versionHeader(version) });
  } finally {
    writing.delete(lock);
  }
}

export async function headObject(call: BucketCall): Promise<Reply> {
  const found = await existing(call);
  return emptyReply(200, { ...objectHeaders(found), "content-length": String(found.size) });
}

export async function getObject(call: BucketCall): Promise<Reply> {
  const found = await existing(call);
  const body = await call.call.sandbox.store.objects.content(call.bucket, call.key, found.version);
  return { status: 200, headers: objectHeaders(found), body };
}

export async function deleteObject({ call, bucket, key, isVersioned }: BucketCall): Promise<Reply> {
  const version = call.exchange.query.get("versionId") ?? undefined;
  const removed = await remove({ call, bucket, key, isVersioned }, version);
  return emptyReply(204, removed);
}

export async function deleteObjects(call: BucketCall): Promise<Reply> {
  const entries = bodyText(call.call.exchange).match(/<Object>.*?<\/Object>/gs) ?? [];
  for (const entry of entries) {
    const key = textsIn(entry, "Key")[0] ?? "";
    await remove({ ...call, key }, textsIn(entry, "VersionId")[0]);
  }
  return xmlReply(200, toXml("DeleteResult", {}), { "content-type": "application/xml" });
}

/** Without a version, a versioned bucket only gets a marker that hides the object. */
async function remove(
  { call, bucket, key, isVersioned }: BucketCall,
  version: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const { objects } = call.sandbox.store;
  if (version === undefined && isVersioned) {
    const marker = randomUUID().replaceAll("-", "");
    await objects.putMarker({ account: call.caller.account, bucket, key, version: marker });
    return { "x-amz-delete-marker": "true", "x-amz-version-id": marker };
  }
  await objects.removeVersion(bucket, key, version ?? UNVERSIONED);
  return version === undefined ? {} : { "x-amz-version-id": version };
}

async function existing({ call, bucket, key }: BucketCall): Promise<ObjectVersion> {
  const found = await call.sandbox.store.objects.find(bucket, key, call.exchange.query.get("versionId") ?? undefined);
  if (found && !found.isMarker) return found;
  throw new AwsError("NoSuchKey", "The specified key does not exist.", 404);
}

function objectHeaders(found: ObjectVersion): Readonly<Record<string, string>> {
  return {
    etag: found.etag,
    "content-type": found.contentType,
    "last-modified": found.createdAt.toUTCString(),
    ...versionHeader(found.version),
    ...Object.fromEntries(Object.entries(found.metadata).map(([name, value]) => [METADATA + name, String(value)])),
  };
}

function versionHeader(version: string): Readonly<Record<string, string>> {
  return version === UNVERSIONED ? {} : { "x-amz-version-id": version };
}

function metadataOf(headers: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith(METADATA) ? [[name.slice(METADATA.length), value]] : [])),
  );
}
