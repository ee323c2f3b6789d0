import type { Reply } from "../../http/exchange.ts";
import type { ObjectVersion } from "../../store/object-store.ts";
import { xmlReply } from "../query-service.ts";
import { toXml, type XmlFields } from "../xml.ts";
import type { BucketCall } from "./bucket-call.ts";

const PAGE_SIZE_MAX = 1_000;

export async function listObjectVersions({ call, bucket }: BucketCall): Promise<Reply> {
  const { query } = call.exchange;
  const prefix = query.get("prefix") ?? "";
  const all = await call.sandbox.store.objects.listVersions(bucket, prefix);
  const marker = query.get("version-id-marker");
  const start = marker === null ? 0 : all.findIndex(({ key, version }) => key === query.get("key-marker") && version === marker) + 1;
  const page = all.slice(start, start + pageSize(query));
  const last = page.at(-1);
  const isTruncated = start + page.length < all.length;
  return listing("ListVersionsResult", {
    Name: bucket,
    Prefix: prefix,
    MaxKeys: pageSize(query),
    IsTruncated: isTruncated,
    ...(isTruncated && last ? { NextKeyMarker: last.key, NextVersionIdMarker: last.version } : {}),
    Version: page
      .filter(({ isMarker }) => !isMarker)
      .map((version) => ({ ...common(version), ETag: version.etag, Size: version.size, StorageClass: "STANDARD" })),
    DeleteMarker: page.filter(({ isMarker }) => isMarker).map(common),
  });
}

export async function listObjects({ call, bucket }: BucketCall): Promise<Reply> {
  const { query } = call.exchange;
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const all = await call.sandbox.store.objects.listVersions(bucket, prefix);
  const present = all.filter(({ isLatest, isMarker, key }) => isLatest && !isMarker && key > after);
  const page = present.slice(0, pageSize(query));
  const isTruncated = page.length < present.length;
  return listing("ListBucketResult", {
    Name: bucket,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: pageSize(query),
    IsTruncated: isTruncated,
    ...(isTruncated ? { NextContinuationToken: page.at(-1)?.key } : {}),
    Contents: page.map(({ key, etag, size, createdAt }) => ({
      Key: key,
      ETag: etag,
      Size: size,
      LastModified: createdAt.toISOString(),
      StorageClass: "STANDARD",
    })),
  });
}

function common({ key, version, isLatest, createdAt }: ObjectVersion): XmlFields {
  return { Key: key, VersionId: version, IsLatest: isLatest, LastModified: createdAt.toISOString() };
}

function pageSize(query: URLSearchParams): number {
  const asked = Number(query.get("max-keys") ?? PAGE_SIZE_MAX);
  return Math.min(PAGE_SIZE_MAX, Number.isInteger(asked) && asked > 0 ? asked : PAGE_SIZE_MAX);
}

function listing(name: string, fields: XmlFields): Reply {
  return xmlReply(200, toXml(name, fields), { "content-type": "application/xml" });
}
