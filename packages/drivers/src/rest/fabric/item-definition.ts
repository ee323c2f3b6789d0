import type { CloudError } from "@zerolake/execution";
import { CloudRefusalError } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ArtefactSource } from "../../aws/artefact-source.ts";

/**
 * The definition of an item as Fabric takes it: every part in base64. A part of ours holds a `text`, a `content` that becomes JSON, or the name
 * of an `artefact` in a `version`. Throws `CloudRefusalError` for an artefact that was not built.
 */
export async function encodedDefinition(definition: PropertyMap, artefacts: ArtefactSource | undefined): Promise<PropertyMap> {
  const { parts } = definition;
  const own = Array.isArray(parts) ? (parts as readonly Value[]).filter(isMap) : [];
  return { ...definition, parts: await Promise.all(own.map((part) => encodedPart(part, artefacts))) };
}

async function encodedPart(part: PropertyMap, artefacts: ArtefactSource | undefined): Promise<PropertyMap> {
  const bytes = await bytesOf(part, artefacts);
  return { path: String(part["path"]), payload: Buffer.from(bytes).toString("base64"), payloadType: "InlineBase64" };
}

async function bytesOf({ content, text, artefact, version }: PropertyMap, artefacts: ArtefactSource | undefined): Promise<Uint8Array> {
  if (typeof text === "string") return new TextEncoder().encode(text);
  if (content !== undefined) return new TextEncoder().encode(JSON.stringify(content));
  const built = await artefacts?.read(String(artefact), String(version));
  if (built === undefined) throw new CloudRefusalError(notBuilt(String(artefact), String(version)));
  return built;
}

function notBuilt(artefact: string, version: string): CloudError {
  return {
    class: "terminal",
    code: "ArtefactMissing",
    message: `The artefact ${artefact}@${version} has not been built on this machine.`,
    remedy: "Build the artefacts (npm run build), then deploy again.",
  };
}
