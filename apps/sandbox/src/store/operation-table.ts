import type { CommitQueue } from "./commit-queue.ts";
import { type Place, resourceKey, type StoredOperation } from "./records.ts";

/** The cloud remembers a client token this long, and a request for a week. */
const CLIENT_TOKEN_MS = 36 * 3_600_000;
const REMEMBERED_MS = 7 * 24 * 3_600_000;

/** Asynchronous requests by token, by client token, and those still running by resource. */
export class OperationTable {
  readonly #byToken = new Map<string, StoredOperation>();
  readonly #byClientToken = new Map<string, string>();
  readonly #runningByResource = new Map<string, string>();
  readonly #queue: CommitQueue;

  constructor(queue: CommitQueue) {
    this.#queue = queue;
  }

  load(token: string, operation: StoredOperation): void {
    this.#byToken.set(token, operation);
    if (operation.clientToken) this.#byClientToken.set(clientTokenKey(operation, operation.clientToken), token);
    const resource = resourceKey(operation, operation.type, operation.identifier);
    if (operation.state === "IN_PROGRESS") this.#runningByResource.set(resource, token);
    else if (this.#runningByResource.get(resource) === token) this.#runningByResource.delete(resource);
  }

  get(token: string): StoredOperation | undefined {
    return this.#byToken.get(token);
  }

  /** The request that used this client token less than 36 hours ago. */
  findByClientToken(place: Place, clientToken: string, now: number): StoredOperation | undefined {
    const token = this.#byClientToken.get(clientTokenKey(place, clientToken));
    const operation = token === undefined ? undefined : this.#byToken.get(token);
    return operation && operation.startedAt > now - CLIENT_TOKEN_MS ? operation : undefined;
  }

  findRunning(place: Place, type: string, identifier: string): StoredOperation | undefined {
    const token = this.#runningByResource.get(resourceKey(place, type, identifier));
    return token === undefined ? undefined : this.#byToken.get(token);
  }

  listRunning(): readonly StoredOperation[] {
    return [...this.#runningByResource.values()].flatMap((token) => this.#byToken.get(token) ?? []);
  }

  list(place: Place): readonly StoredOperation[] {
    return [...this.#byToken.values()].filter((operation) => operation.account === place.account && operation.scope === place.scope);
  }

  listAccount(account: string): readonly StoredOperation[] {
    return [...this.#byToken.values()].filter((operation) => operation.account === account);
  }

  put(operation: StoredOperation): Promise<void> {
    this.load(operation.token, operation);
    return this.#queue.commit([{ table: "operation", key: operation.token, document: operation }]);
  }

  async remove(operations: readonly StoredOperation[]): Promise<void> {
    for (const operation of operations) {
      this.#byToken.delete(operation.token);
      if (operation.clientToken) this.#byClientToken.delete(clientTokenKey(operation, operation.clientToken));
      this.#runningByResource.delete(resourceKey(operation, operation.type, operation.identifier));
    }
    await this.#queue.commit(operations.map(({ token }) => ({ table: "operation", key: token, document: null })));
  }

  /** Forgets what the cloud would have forgotten. */
  forgetOld(now: number): Promise<void> {
    return this.remove([...this.#byToken.values()].filter((operation) => (operation.endedAt ?? now) < now - REMEMBERED_MS));
  }
}

function clientTokenKey(place: Place, clientToken: string): string {
  return `${place.cloud} ${place.account} ${place.scope} ${clientToken}`;
}
