import { createHash } from "node:crypto";
import { DeleteObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { ObservedResource, OperationStatus, OwnerTags, ResourceRequest } from "@zerolake/execution";
import { addressFromTag, addressToTag, type PropertyMap } from "@zerolake/resources";
import { lookUp, toFailure } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { classifyError } from "../classify-error.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone, failed } from "./done.ts";

/** An object in a bucket: something that the project built, or a text. Its metadata says whose it is and what it holds. */
export const s3Object: DirectHandler = {
  honoursToken: true,

  create: (call, request) => put(call, request, { onlyIfNew: true }),

  read,

  find: (call, request) => read(call, identifierOf(request)),

  async update(call, { identifier }, { prior, request }) {
    const isSame = ["Artefact", "Version", "Content", "ContentType"].every((key) => prior[key] === request.properties[key]);
    return isSame ? doneOrGone(await read(call, identifier), identifier) : put(call, request, { onlyIfNew: false });
  },

  /** All versions go: a delete marker alone would keep the bucket from being deleted. */
  async delete({ clients, abortSignal }, { identifier }) {
    const { Bucket, Key } = locationOf(identifier);
    const listed = await lookUp(() => clients.s3().send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }), { abortSignal }));
    const versions = [...(listed?.Versions ?? []), ...(listed?.DeleteMarkers ?? [])].filter((version) => version.Key === Key);
    for (const { VersionId } of versions) {
      const command = new DeleteObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) });
      await lookUp(() => clients.s3().send(command, { abortSignal }));
    }
    return deleted(identifier);
  },
};

async function put(call: AwsCall, request: ResourceRequest, { onlyIfNew }: { onlyIfNew: boolean }): Promise<OperationStatus> {
  const { properties } = request;
  const identifier = identifierOf(request);
  const content = await contentOf(call, properties);
  if (!content) return missingArtefact(properties, identifier);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const command = new PutObjectCommand({
    ...locationOf(identifier),
    Body: content,
    ContentType: typeof properties["ContentType"] === "string" ? properties["ContentType"] : "application/octet-stream",
    Metadata: { ...ownerMetadata(request.owner), sha256 },
    ...(onlyIfNew ? { IfNoneMatch: "*" } : {}),
  });
  try {
    await call.clients.s3().send(command, { abortSignal: call.abortSignal });
  } catch (error) {
    if (toFailure(error).status !== 412) throw error;
    const present = await read(call, identifier);
    if (present?.attributes["Sha256"] !== sha256) return taken(identifier);
  }
  return doneOrGone(await read(call, identifier), identifier);
}

async function read({ clients, abortSignal }: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const head = await lookUp(() => clients.s3().send(new HeadObjectCommand(locationOf(identifier)), { abortSignal }));
  if (!head) return undefined;
  const owner = readOwnerMetadata(head.Metadata ?? {});
  const { Bucket, Key } = locationOf(identifier);
  const attributes = {
    Bucket,
    Key,
    ETag: head.ETag ?? "",
    Size: head.ContentLength ?? 0,
    ...(head.ContentType ? { ContentType: head.ContentType } : {}),
    ...(head.Metadata?.["sha256"] ? { Sha256: head.Metadata["sha256"] } : {}),
  };
  return { identifier, attributes, ...(owner ? { owner } : {}) };
}

function contentOf({ artefacts }: AwsCall, properties: PropertyMap): Promise<Uint8Array | undefined> {
  const { Content } = properties;
  if (typeof Content === "string") return Promise.resolve(new TextEncoder().encode(Content));
  return artefacts?.read(textOf(properties, "Artefact"), textOf(properties, "Version")) ?? Promise.resolve(undefined);
}

function identifierOf({ properties }: ResourceRequest): string {
  return `${textOf(properties, "Bucket")}|${textOf(properties, "Key")}`;
}

function locationOf(identifier: string): { Bucket: string; Key: string } {
  const [Bucket = "", ...key] = splitIdentifier(identifier, 2);
  return { Bucket, Key: key.join("|") };
}

/** Metadata travels in headers: the form that tags take is plain enough for them. */
function ownerMetadata(owner: OwnerTags): Record<string, string> {
  return {
    "zerolake-installation": owner.installation,
    "zerolake-environment": owner.environment,
    "zerolake-component": owner.component,
    "zerolake-address": addressToTag(owner.address),
  };
}

function readOwnerMetadata(metadata: Readonly<Record<string, string>>): OwnerTags | undefined {
  const installation = metadata["zerolake-installation"];
  const environment = metadata["zerolake-environment"];
  const component = metadata["zerolake-component"];
  const address = metadata["zerolake-address"];
  if (!installation || !environment || !component || !address) return undefined;
  return { installation, environment, component, address: addressFromTag(address) };
}

function missingArtefact(properties: PropertyMap, identifier: string): OperationStatus {
  const { Artefact, Version } = properties;
  return failed(
    {
      class: "terminal",
      code: "ArtefactMissing",
      message: `The artefact ${String(Artefact)}@${String(Version)} has not been built on this machine.`,
      remedy: "Build the artefacts (npm run build), then deploy again.",
    },
    identifier,
  );
}

function taken(identifier: string): OperationStatus {
  return failed(classifyError({ code: "AlreadyExists", message: `${identifier} exists already with another content.` }), identifier);
}
