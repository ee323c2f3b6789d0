import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

import { lakePlace, readLakeFile, writeLakeFile } from "../azure/lake-files.ts";
import { openStoredText } from "../google/storage-text.ts";

/** Which documents are embedded, in which words. */
export interface DoneList {
  has(name: string, text: string): boolean;
  add(name: string, text: string): void;
  save(): Promise<void>;
}

/** Where the text of the list lies. */
interface Store {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** Opens the list at an `s3://`, `gs://` or `abfss://` address; one line per document, so that both embedding programs read each other's. */
export async function openDoneList(address: string, client = new S3Client({})): Promise<DoneList> {
  const store = openStoredText(address) ?? inLake(address) ?? inS3(address, client);
  const done = new Set((await store.read()).split("\n").filter((line) => line !== ""));
  return {
    has: (name, text) => done.has(mark(name, text)),
    add: (name, text) => void done.add(mark(name, text)),
    save: () => store.write(`${[...done].join("\n")}\n`),
  };
}

function inLake(address: string): Store | undefined {
  const place = lakePlace(address);
  return (
    place && {
      read: async () => new TextDecoder().decode((await readLakeFile(place)) ?? new Uint8Array()),
      write: (text) => writeLakeFile(place, text),
    }
  );
}

function inS3(address: string, client: S3Client): Store {
  const match = /^s3:\/\/([^/]+)\/(.+[^/])$/.exec(address);
  if (!match?.[1] || !match[2])
    throw new Error(`ZEROLAKE_STATE is "${address}"; expected s3://bucket/key, gs://bucket/name or abfss://container@host/path`);
  const at = { Bucket: match[1], Key: match[2] };
  return {
    read: () => readText(client, at),
    write: async (text) => void (await client.send(new PutObjectCommand({ ...at, Body: text, ContentType: "text/plain" }))),
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
