import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { log } from "../http-server.ts";
import { type Embedding, embedDocument } from "./embed-document.ts";

const CURSOR_KEY = "_zerolake/embed-cursor.json";

/**
 * `MODE=embed`: embeds every object below an S3 prefix that is newer than the cursor, oldest first, and moves the
 * cursor after each: a restart repeats at most one document, whose vectors are then replaced by the same ones.
 */
export async function embedObjects(
  source: string,
  embedding: Embedding,
  client = new S3Client({}),
): Promise<{ documents: number; chunks: number }> {
  const { bucket, prefix } = parseSource(source);
  const cursorKey = `${prefix}${CURSOR_KEY}`;
  const cursor = await readCursor(client, bucket, cursorKey);
  const total = { documents: 0, chunks: 0 };
  for (const { key, modified } of await listNewer(client, bucket, prefix, cursor)) {
    if (key === cursorKey) continue;
    const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    total.chunks += await embedDocument(`s3://${bucket}/${key}`, (await object.Body?.transformToString()) ?? "", embedding);
    total.documents += 1;
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: cursorKey, Body: JSON.stringify({ modified, key }) }));
    log("info", "embedded", { key });
  }
  return total;
}

interface Cursor {
  readonly modified: string;
  readonly key: string;
}

function parseSource(source: string): { bucket: string; prefix: string } {
  const match = /^s3:\/\/([^/]+)\/?(.*)$/.exec(source);
  if (!match?.[1]) throw new Error(`ZEROLAKE_IN_FILES is "${source}"; expected s3://bucket/prefix`);
  return { bucket: match[1], prefix: match[2] ?? "" };
}

async function readCursor(client: S3Client, bucket: string, key: string): Promise<Cursor | undefined> {
  try {
    const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await object.Body?.transformToString()) ?? "null") as Cursor;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}

/** Oldest first; objects of one moment are ordered by key, so that the cursor is a total order. */
async function listNewer(client: S3Client, bucket: string, prefix: string, cursor: Cursor | undefined): Promise<readonly Cursor[]> {
  const found: Cursor[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const object of page.Contents ?? []) {
      if (object.Key && object.LastModified) found.push({ key: object.Key, modified: object.LastModified.toISOString() });
    }
  }
  return found.filter((item) => !cursor || compare(item, cursor) > 0).toSorted(compare);
}

function compare(left: Cursor, right: Cursor): number {
  return left.modified === right.modified ? left.key.localeCompare(right.key, "en") : left.modified.localeCompare(right.modified, "en");
}
