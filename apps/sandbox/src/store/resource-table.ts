import type { CommitQueue } from "./commit-queue.ts";
import { type Place, resourceKey, type StoredResource } from "./records.ts";

/** Everything that exists, found by place, type and identifier, or listed by type. */
export class ResourceTable {
  readonly #byKey = new Map<string, StoredResource>();
  readonly #byType = new Map<string, Map<string, StoredResource>>();
  readonly #queue: CommitQueue;

  constructor(queue: CommitQueue) {
    this.#queue = queue;
  }

  load(key: string, resource: StoredResource): void {
    this.#byKey.set(key, resource);
    const type = typeKey(resource, resource.type);
    const sameType = this.#byType.get(type) ?? new Map<string, StoredResource>();
    this.#byType.set(type, sameType.set(key, resource));
  }

  get(place: Place, type: string, identifier: string): StoredResource | undefined {
    return this.#byKey.get(resourceKey(place, type, identifier));
  }

  list(place: Place, type: string): readonly StoredResource[] {
    return [...(this.#byType.get(typeKey(place, type))?.values() ?? [])];
  }

  /** In every account: for names that are unique in the world. */
  listEverywhere(type: string): readonly StoredResource[] {
    return [...this.#byKey.values()].filter((resource) => resource.type === type);
  }

  listAccount(account: string): readonly StoredResource[] {
    return [...this.#byKey.values()].filter((resource) => resource.account === account);
  }

  put(resource: StoredResource): Promise<void> {
    const key = resourceKey(resource, resource.type, resource.identifier);
    this.load(key, resource);
    return this.#queue.commit([{ table: "resource", key, document: resource }]);
  }

  remove(place: Place, type: string, identifier: string): Promise<void> {
    const key = resourceKey(place, type, identifier);
    this.#byType.get(typeKey(place, type))?.delete(key);
    if (!this.#byKey.delete(key)) return Promise.resolve();
    return this.#queue.commit([{ table: "resource", key, document: null }]);
  }
}

function typeKey(place: Place, type: string): string {
  return `${place.cloud} ${place.account} ${place.scope} ${type}`;
}
