import type { CallOptions, CloudError, ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { canonicalJson, digest, isKnown, type PropertyMap } from "@zerolake/resources";
import { type CallRecord, type Fault, FaultQueue } from "./faults.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { attributesOf, generate, nameOf, type PendingOperation, type StoredResource } from "./memory-store.ts";
import { alreadyExists, isInUse, notFound, notUpdatable, tokenConflict, unresolved } from "./refusals.ts";

/**
 * A cloud in the process: unique names, tokens, asynchronous operations and faults on demand. It outlives the drivers that
 * speak to it, as a cloud does. For tests and trying; nothing is kept on disk.
 */
export class MemoryCloud {
  readonly #options: MemoryCloudOptions;
  readonly #resources = new Map<string, StoredResource>();
  readonly #operations = new Map<string, PendingOperation>();
  readonly #answers = new Map<string, { readonly body: string; readonly status: OperationStatus }>();
  readonly #faults = new FaultQueue();
  readonly #calls: CallRecord[] = [];
  readonly #created: StoredResource[] = [];
  #number = 0;

  constructor(options: MemoryCloudOptions = {}) {
    this.#options = options;
  }

  get honoursTokens(): boolean {
    return this.#options.honoursTokens ?? true;
  }

  get account(): string {
    return this.#options.account?.() ?? "000000000000";
  }

  /** Zones as the account sees them. */
  get deniedActions(): readonly string[] {
    return this.#options.deniedActions ?? [];
  }

  get zones(): MemoryCloudOptions["zones"] {
    return this.#options.zones;
  }

  /** Everything that exists now. */
  get resources(): readonly StoredResource[] {
    return [...this.#resources.values()];
  }

  /** Everything that was ever made, also what is gone: a duplicate shows here. */
  get created(): readonly StoredResource[] {
    return this.#created;
  }

  get calls(): readonly CallRecord[] {
    return this.#calls;
  }

  inject(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Somebody removes a resource behind our back. */
  vanish(identifier: string): void {
    for (const [key, resource] of this.#resources) if (resource.identifier === identifier) this.#resources.delete(key);
  }

  /** Somebody else makes a resource. */
  plant(request: ResourceRequest, owner = undefined as StoredResource["owner"]): StoredResource {
    const resource = { ...this.#build(request), owner, isReady: true };
    this.#resources.set(keyOf(resource), resource);
    return resource;
  }

  create(request: ResourceRequest, { token }: CallOptions): Promise<OperationStatus> {
    const call: CallRecord = { kind: "create", address: request.address, token };
    return this.#answer(call, { body: digest({ type: request.type, properties: request.properties }), token }, (fault) => {
      if (!isKnown(request.properties)) return failed(unresolved(request));
      const name = nameOf(request);
      if (request.facts.hasUniqueName && name !== undefined && this.#named(request.type, name)) return failed(alreadyExists(name));
      if (fault?.kind === "failLater") return this.#accept(call, { identifier: "", finish: () => undefined, error: errorOf(fault) });
      const resource = this.#build(request);
      this.#resources.set(keyOf(resource), resource);
      this.#created.push(resource);
      const finish = (): void => this.#ready(resource);
      if (fault?.kind === "breakLater")
        return this.#accept(call, { identifier: resource.identifier, finish: () => undefined, error: errorOf(fault) });
      return this.#accept(call, { identifier: resource.identifier, finish });
    });
  }

  update(identity: ResourceIdentity, prior: PropertyMap, request: ResourceRequest, { token }: CallOptions): Promise<OperationStatus> {
    const call: CallRecord = { kind: "update", address: request.address, token };
    const body = digest({ identity, properties: request.properties });
    return this.#answer(call, { body, token }, (fault) => {
      const stored = this.#identified(identity);
      if (!stored) return failed(notFound(identity));
      const changed = changedPaths(stored.properties, request.properties);
      if (changed.length === 0 && changedPaths(prior, request.properties).length === 0) return this.#done(stored);
      // Clouds compare with what they have, drivers with what was applied last: either refuses.
      const fixed = [...changed, ...changedPaths(prior, request.properties)].find((path) => stored.facts.createOnly.includes(path));
      if (fixed !== undefined) return failed(notUpdatable(identity, fixed));
      const finish = (): void => {
        const version = Object.fromEntries(
          Object.entries(stored.generated).map(([path, value]) => [path, /version/i.test(path) ? String(Number(value) + 1) : value]),
        );
        this.#resources.set(keyOf(stored), { ...stored, properties: request.properties, generated: version, isReady: true });
      };
      return this.#accept(call, {
        identifier: stored.identifier,
        finish,
        ...(fault?.kind === "failLater" ? { error: errorOf(fault) } : {}),
      });
    });
  }

  delete(identity: ResourceIdentity, { token }: CallOptions): Promise<OperationStatus> {
    const call: CallRecord = { kind: "delete", address: identity.address, token };
    return this.#answer(call, { body: digest(identity), token }, (fault) => {
      const stored = this.#identified(identity);
      if (!stored) return { state: "done", identifier: identity.identifier, attributes: {} };
      const user = this.#options.refusesDeleteInUse ? this.#userOf(stored) : undefined;
      if (user) return failed(isInUse(identity, user.address));
      const finish = (): void => {
        this.#resources.delete(keyOf(stored));
      };
      return this.#accept(call, {
        identifier: stored.identifier,
        finish,
        ...(fault?.kind === "failLater" ? { error: errorOf(fault) } : {}),
      });
    });
  }

  poll(operation: string, address: string): Promise<OperationStatus> {
    return this.#answer({ kind: "poll", address }, undefined, () => {
      const pending = this.#operations.get(operation);
      if (!pending) return failed(notFound({ identifier: operation }));
      if (pending.pollsLeft > 1) {
        pending.pollsLeft -= 1;
        return this.#pending(pending);
      }
      if (pending.pollsLeft === 1) {
        pending.pollsLeft = 0;
        if (!pending.error) pending.finish();
      }
      return this.#ended(pending);
    });
  }

  async read(identity: ResourceIdentity): Promise<ObservedResource | undefined> {
    await this.#reach({ kind: "read", address: identity.address });
    return observed(this.#identified(identity));
  }

  async find(request: ResourceRequest, { token }: CallOptions): Promise<ObservedResource | undefined> {
    await this.#reach({ kind: "find", address: request.address, token });
    const attributes = this.#options.lookUp?.(request);
    if (attributes) return { identifier: request.address, attributes };
    const name = nameOf(request);
    const { hasUniqueName, isFoundByContent } = request.facts;
    if ((hasUniqueName || isFoundByContent) && name !== undefined) return observed(this.#named(request.type, name));
    if (request.facts.tags === null) return undefined;
    const youngestMs = this.#nowMs() - (this.#options.listingLagMs ?? 0);
    return observed(
      this.resources.find(
        (resource) =>
          resource.type === request.type &&
          !request.otherThan?.includes(resource.identifier) &&
          resource.createdAtMs <= youngestMs &&
          resource.owner !== undefined &&
          canonicalJson(resource.owner) === canonicalJson(request.owner),
      ),
    );
  }

  describe(type: string): StoredResource["facts"] | undefined {
    return this.resources.find((resource) => resource.type === type)?.facts;
  }

  /** Every changing call goes through here: latency, faults before and after, and remembered tokens. */
  async #answer(
    call: CallRecord,
    repeat: { readonly body: string; readonly token: string } | undefined,
    work: (fault: Fault | undefined) => OperationStatus,
  ): Promise<OperationStatus> {
    const fault = await this.#reach(call);
    if (fault?.kind === "refuse" && call.kind === "poll") throw new NoAnswerError(errorOf(fault).message, { refusal: errorOf(fault) });
    if (fault?.kind === "refuse") return failed(errorOf(fault));
    const remembered = repeat && this.honoursTokens ? this.#answers.get(repeat.token) : undefined;
    if (remembered && repeat) return remembered.body === repeat.body ? this.#again(remembered.status) : failed(tokenConflict());
    const status = work(fault);
    if (repeat && this.honoursTokens && status.state !== "failed") this.#answers.set(repeat.token, { body: repeat.body, status });
    if (fault?.kind === "loseAnswer") throw new NoAnswerError("The connection was cut");
    return status;
  }

  async #reach(call: CallRecord): Promise<Fault | undefined> {
    await this.#options.latency?.();
    this.#calls.push(call);
    const fault = this.#faults.take(call);
    if (fault?.kind === "loseRequest") throw new NoAnswerError("The connection was cut");
    if (fault?.kind === "refuse" && (call.kind === "read" || call.kind === "find")) throw new CloudRefusalError(errorOf(fault));
    return fault;
  }

  /** A repeated token answers with the state of the same operation. */
  #again(status: OperationStatus): OperationStatus {
    if (status.state !== "pending") return status;
    const pending = this.#operations.get(status.operation);
    return pending ? (pending.pollsLeft > 0 ? this.#pending(pending) : this.#ended(pending)) : status;
  }

  #accept(call: CallRecord, operation: Pick<PendingOperation, "identifier" | "finish"> & { readonly error?: CloudError }): OperationStatus {
    const { polls = 0 } = this.#options;
    const pollsLeft = typeof polls === "number" ? polls : polls(call);
    const pending: PendingOperation = { id: `operation-${this.#next()}`, pollsLeft, ...operation };
    this.#operations.set(pending.id, pending);
    if (pollsLeft > 0) return this.#pending(pending);
    if (!pending.error) pending.finish();
    return this.#ended(pending);
  }

  #pending({ id, identifier }: PendingOperation): OperationStatus {
    const retryAfterMs = this.#options.pollAfterMs ?? 1_000;
    return { state: "pending", operation: id, ...(identifier === "" ? {} : { identifier }), retryAfterMs, detail: "IN_PROGRESS" };
  }

  #ended({ identifier, error }: PendingOperation): OperationStatus {
    if (error) return { state: "failed", error, ...(identifier === "" ? {} : { identifier }) };
    const stored = this.resources.find((resource) => resource.identifier === identifier);
    return { state: "done", identifier, attributes: stored ? attributesOf(stored) : {} };
  }

  #done(stored: StoredResource): OperationStatus {
    return { state: "done", identifier: stored.identifier, attributes: attributesOf(stored) };
  }

  #build(request: ResourceRequest): StoredResource {
    const { type, facts, address, properties } = request;
    const name = nameOf(request);
    const number = this.#next();
    const identifier = facts.hasUniqueName && name !== undefined ? name : `${type.split("::").at(-1)?.toLowerCase()}-${number}`;
    const owner = facts.tags === null ? undefined : request.owner;
    const generated = generate(request, { identifier, number });
    return { identifier, type, facts, name, owner, address, properties, generated, createdAtMs: this.#nowMs(), isReady: false };
  }

  #ready(resource: StoredResource): void {
    this.#resources.set(keyOf(resource), { ...resource, isReady: true });
  }

  #named(type: string, name: string): StoredResource | undefined {
    return this.resources.find((resource) => resource.type === type && resource.name === name);
  }

  #identified({ type, identifier }: Pick<ResourceIdentity, "type" | "identifier">): StoredResource | undefined {
    return this.#resources.get(`${type} ${identifier}`);
  }

  #userOf(stored: StoredResource): StoredResource | undefined {
    const arn = JSON.stringify(stored.generated["Arn"]);
    return this.resources.find((other) => other !== stored && JSON.stringify(other.properties).includes(arn));
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  #nowMs(): number {
    return this.#options.nowMs?.() ?? 0;
  }
}

function keyOf({ type, identifier }: StoredResource): string {
  return `${type} ${identifier}`;
}

function observed(stored: StoredResource | undefined): ObservedResource | undefined {
  if (!stored) return undefined;
  return { identifier: stored.identifier, attributes: attributesOf(stored), ...(stored.owner ? { owner: stored.owner } : {}) };
}

function failed(error: CloudError): OperationStatus {
  return { state: "failed", error };
}

function errorOf({ error }: Fault): CloudError {
  return error ?? { class: "terminal", code: "Injected", message: "It failed", remedy: "It was told to." };
}

function changedPaths(before: PropertyMap, after: PropertyMap): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => canonicalJson(before[path]) !== canonicalJson(after[path]),
  );
}
