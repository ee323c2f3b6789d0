import type { ObservedResource, OwnerTags, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type TypeFacts, type Value } from "@zerolake/resources";

/** One resource as the cloud has it. */
export interface StoredResource {
  readonly identifier: string;
  readonly type: string;
  readonly facts: TypeFacts;
  readonly name: string | undefined;
  readonly owner: OwnerTags | undefined;
  readonly address: string;
  readonly properties: PropertyMap;
  /** Given by the cloud when it was made. */
  readonly generated: PropertyMap;
  readonly createdAtMs: number;
  /** A creation that the cloud has accepted and not finished. */
  readonly isReady: boolean;
}

/** The cloud's own name for what a request describes: the given parts of its identifier, else what its name property says. */
export function nameOf({ properties, facts }: Pick<ResourceRequest, "properties" | "facts">): string | undefined {
  const parts = facts.identifier.map((path) => properties[path]).filter((part) => part !== undefined);
  if (facts.identifier.length > 0 && parts.length === facts.identifier.length) return parts.map(String).join("|");
  const name = facts.nameProperty === undefined ? undefined : properties[facts.nameProperty];
  return name === undefined ? undefined : String(name);
}

/** What a read returns: everything that was sent and may be read, and what the cloud added. */
export function attributesOf({ properties, generated, facts }: StoredResource): PropertyMap {
  const readable = Object.entries(properties).filter(([path]) => !facts.writeOnly.includes(path));
  return { ...Object.fromEntries(readable), ...generated };
}

/** Values for the read-only properties of a new resource, nested ones (`LatestRevision.Revision`) included. */
export function generate(request: ResourceRequest, given: { readonly identifier: string; readonly number: number }): PropertyMap {
  const { type, facts } = request;
  const generated: Record<string, Value> = { Arn: generatedValue("Arn", { ...given, type }) };
  for (const path of facts.readOnly) {
    const keys = path.split(".");
    const value = keys.slice(1).reduceRight<Value>((inner, key) => ({ [key]: inner }), generatedValue(path, { ...given, type }));
    const first = keys[0] ?? path;
    const before = generated[first];
    generated[first] = isMap(before) && isMap(value) ? { ...before, ...value } : value;
  }
  return generated;
}

function generatedValue(path: string, { identifier, number, type }: { identifier: string; number: number; type: string }): string {
  if (/arn$/i.test(path)) return `arn:memory:${type}:${identifier}:${number}`;
  return /version/i.test(path) ? "1" : `${path.toLowerCase()}-${number}`;
}

/** As a read or a search tells of it. */
export function observed(stored: StoredResource): ObservedResource;
export function observed(stored: StoredResource | undefined): ObservedResource | undefined;
export function observed(stored: StoredResource | undefined): ObservedResource | undefined {
  if (!stored) return undefined;
  return { identifier: stored.identifier, attributes: attributesOf(stored), ...(stored.owner ? { owner: stored.owner } : {}) };
}
