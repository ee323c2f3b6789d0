import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

/** Which documents are embedded, in which words. */
export interface DoneList {
  has(name: string, text: string): boolean;
  add(name: string, text: string): void;
  save(): Promise<void>;
}

/** Opens the list at an `s3://` address; one line per document, so that both embedding programs read each other's. */
export async function openDoneList(address: string, client = new S3Client({})): Promise<DoneList> {
  const match = /^s3:\/\/([^/]+)\/(.+[^/])$/.exec(address);
  if (!match?.[1] || !match[2]) throw new Error(`ZEROLAKE_STATE is "${address}"; expected s3://bucket/key`);
  const at = { Bucket: match[1], Key: match[2] };
  const done = new Set((await readText(client, at)).split("\n").filter((line) => line !== ""));
  return {
    has: (name, text) => done.has(mark(name, text)),
    add: (name, text) => void done.add(mark(name, text)),
    async save() {
      await client.send(new PutObjectCommand({ ...at, Body: `${[...done].join("\n")}\n`, ContentType: "text/plain" }));
    },
  };
}

/** A document whose text has changed is another one. */
function mark(name: string, text: string): string {
  return createHash("sha256").update(`${name}\0${text}`).digest("hex").slice(0, 32);
}

async function readText(client: S3Client, at: { Bucket: string; Key: string }): Promise<string> {
  try {
    const object = await client.send(new GetObjectCommand(at));
    return (await object.Body?.transformToString()) ?? "";
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return "";
    throw error;
  }
}
