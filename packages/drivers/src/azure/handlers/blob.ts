import { createHash } from "node:crypto";
import type { ObservedResource, OperationStatus, OwnerTags } from "@zerolake/execution";
import { addressFromTag, addressToTag, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, askService } from "../azure-call.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SCOPE = "https://storage.azure.com/.default";
const VERSION = "2025-05-05";
const OWNER = ["installation", "environment", "component", "address"] as const;

/** A file in a container: something that the project built, or a text. Its metadata says whose it is and what it holds. */
export const blob: ArmHandler = {
  async create(call, { properties, owner }) {
    const id = String(properties["id"]);
    const content = await contentOf(call, properties);
    if (!content) return missingArtefact(properties);
    const found = await observe(call, id);
    if (found && found.attributes["sha256"] !== digestOf(content)) return alreadyThere(id);
    return found ? done(id, found.attributes) : put(call, { id, content, owner, properties });
  },
  async update(call, { identifier: id }, { request: { properties, owner } }) {
    const content = await contentOf(call, properties);
    return content ? put(call, { id, content, owner, properties }) : missingArtefact(properties);
  },
  async delete(call, { identifier }) {
    const answer = await askService(call, { ...placeOf(identifier), method: "DELETE" });
    return answer.status < 400 || answer.status === 404 ? done(identifier) : refused(answer, identifier);
  },
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

interface Upload {
  readonly id: string;
  readonly content: Uint8Array;
  readonly owner: OwnerTags;
  readonly properties: PropertyMap;
}

async function put(call: AzureCall, { id, content, owner, properties }: Upload): Promise<OperationStatus> {
  const place = placeOf(id);
  const sha256 = digestOf(content);
  const metadata = { ...owner, address: addressToTag(owner.address) };
  const headers = {
    ...place.headers,
    "x-ms-blob-type": "BlockBlob",
    "content-type": typeof properties["contentType"] === "string" ? properties["contentType"] : "application/octet-stream",
    "x-ms-meta-sha256": sha256,
    ...Object.fromEntries(OWNER.map((name) => [`x-ms-meta-zerolake_${name}`, metadata[name]])),
  };
  const answer = await askService(call, { ...place, method: "PUT", headers, body: content });
  return answer.status < 400 ? done(id, { id, sha256 }) : refused(answer);
}

async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const answer = await askService(call, { ...placeOf(id), method: "HEAD" });
  if (answer.status !== 200) return undefined;
  const [installation, environment, component, address] = OWNER.map((name) => answer.header(`x-ms-meta-zerolake_${name}`));
  const attributes = { id, sha256: answer.header("x-ms-meta-sha256") ?? "" };
  if (!installation || !environment || !component || !address) return { identifier: id, attributes };
  return { identifier: id, attributes, owner: { installation, environment, component, address: addressFromTag(address) } };
}

/** `…/storageAccounts/<account>/blobServices/default/containers/<container>/blobs/<path>` */
function placeOf(id: string) {
  const [, account = "", container = "", path = ""] = /\/storageAccounts\/([^/]+)\/.*\/containers\/([^/]+)\/blobs\/(.+)$/.exec(id) ?? [];
  return {
    host: `${account}.blob.core.windows.net`,
    path: `/${container}/${path.split("/").map(encodeURIComponent).join("/")}`,
    scope: SCOPE,
    headers: { "x-ms-version": VERSION },
  };
}

function contentOf({ artefacts }: AzureCall, { content, artefact, version }: PropertyMap): Promise<Uint8Array | undefined> {
  if (typeof content === "string") return Promise.resolve(new TextEncoder().encode(content));
  return artefacts?.read(String(artefact), String(version)) ?? Promise.resolve(undefined);
}

function digestOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function missingArtefact({ artefact, version }: PropertyMap): OperationStatus {
  return {
    state: "failed",
    error: {
      class: "terminal",
      code: "ArtefactMissing",
      message: `The artefact ${String(artefact)}@${String(version)} has not been built on this machine.`,
      remedy: "Build the artefacts (npm run build), then deploy again.",
    },
  };
}
