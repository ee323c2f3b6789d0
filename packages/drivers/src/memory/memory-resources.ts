import type { ResourceRequest } from "@zerolake/execution";
import { canonicalJson, type PropertyMap } from "@zerolake/resources";
import type { StoredResource } from "./memory-store.ts";

/** What a cloud in the process holds, by type and identifier. */
export class MemoryResources {
  readonly #resources = new Map<string, StoredResource>();

  get all(): readonly StoredResource[] {
    return [...this.#resources.values()];
  }

  put(resource: StoredResource): void {
    this.#resources.set(keyOf(resource), resource);
  }

  remove(resource: Pick<StoredResource, "type" | "identifier">): void {
    this.#resources.delete(keyOf(resource));
  }

  get(identity: Pick<StoredResource, "type" | "identifier">): StoredResource | undefined {
    return this.#resources.get(keyOf(identity));
  }

  /** Whatever has the identifier, of any type. */
  identifiedBy(identifier: string): readonly StoredResource[] {
    return this.all.filter((resource) => resource.identifier === identifier);
  }

  named(type: string, name: string): StoredResource | undefined {
    return this.all.find((resource) => resource.type === type && resource.name === name);
  }

  /** One of the request's type and owner tags that lists show already. */
  ownedLike({ type, owner, otherThan }: ResourceRequest, youngestMs: number): StoredResource | undefined {
    return this.all.find(
      (resource) =>
        resource.type === type &&
        !otherThan?.includes(resource.identifier) &&
        resource.createdAtMs <= youngestMs &&
        resource.owner !== undefined &&
        canonicalJson(resource.owner) === canonicalJson(owner),
    );
  }

  /** Something whose properties name it. */
  userOf(stored: StoredResource): StoredResource | undefined {
    const arn = JSON.stringify(stored.generated["Arn"]);
    return this.all.find((other) => other !== stored && JSON.stringify(other.properties).includes(arn));
  }
}

function keyOf({ type, identifier }: Pick<StoredResource, "type" | "identifier">): string {
  return `${type} ${identifier}`;
}

export function changedPaths(before: PropertyMap, after: PropertyMap): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => canonicalJson(before[path]) !== canonicalJson(after[path]),
  );
}
