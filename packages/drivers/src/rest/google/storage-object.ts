import { createHash } from "node:crypto";
import type { ObservedResource, OperationStatus, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { done, observed } from "../answers.ts";
import { RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "../rest-call.ts";

export const STORAGE_OBJECT = "storage.object";
const UPLOAD = "https://storage.googleapis.com/upload/storage/v1";
const BOUNDARY = "zerolake-object";

/** Uploads an object: something that the project built, or a text. Its metadata says whose it is and what it holds; its name is ours alone. */
export async function uploadObject(
  call: RestCall,
  artefacts: ArtefactSource | undefined,
  { properties }: Pick<ResourceRequest, "properties">,
): Promise<OperationStatus> {
  const path = String(properties[RESOURCE_PATH]);
  const row = rowOf(call, STORAGE_OBJECT);
  const { bucket = "", name = "" } = variablesOf(call, row, path);
  const content = await contentOf(artefacts, properties);
  if (!content) return missingArtefact(properties, path);
  const metadata = { ...mapOf(properties["metadata"]), sha256: createHash("sha256").update(content).digest("hex") };
  const contentType = String(properties["contentType"] ?? "application/octet-stream");
  const answer = await call.client.send({
    method: "POST",
    url: `${UPLOAD}/b/${encodeURIComponent(bucket)}/o`,
    query: { uploadType: "multipart" },
    content: multipart({ name, contentType, metadata }, { contentType, content }),
    signal: call.signal,
  });
  return done(objectOf(call, path, answer));
}

function objectOf(call: RestCall, path: string, answer: PropertyMap): ObservedResource {
  return observed(call.service, rowOf(call, STORAGE_OBJECT), path, answer);
}

function contentOf(artefacts: ArtefactSource | undefined, { content, artefact, version }: PropertyMap): Promise<Uint8Array | undefined> {
  if (typeof content === "string") return Promise.resolve(new TextEncoder().encode(content));
  return artefacts?.read(String(artefact), String(version)) ?? Promise.resolve(undefined);
}

/** The description and the bytes in one request, as the service takes them. */
function multipart(description: PropertyMap, { contentType, content }: { readonly contentType: string; readonly content: Uint8Array }) {
  const head = `--${BOUNDARY}\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(description)}\r\n--${BOUNDARY}\r\ncontent-type: ${contentType}\r\n\r\n`;
  const bytes = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return { type: `multipart/related; boundary=${BOUNDARY}`, bytes };
}

function mapOf(value: unknown): PropertyMap {
  return isMap(value as never) ? (value as PropertyMap) : {};
}

function missingArtefact({ artefact, version }: PropertyMap, identifier: string): OperationStatus {
  return {
    state: "failed",
    identifier,
    error: {
      class: "terminal",
      code: "ArtefactMissing",
      message: `The artefact ${String(artefact)}@${String(version)} has not been built on this machine.`,
      remedy: "Build the artefacts (npm run build), then deploy again.",
    },
  };
}
