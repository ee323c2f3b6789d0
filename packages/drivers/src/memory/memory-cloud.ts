import type {
  Activity,
  CallOptions,
  ExistingResource,
  MetricAnswer,
  MetricQuestion,
  ObservedResource,
  OperationStatus,
  OwnedResource,
  ResourceIdentity,
  ResourceRequest,
} from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { digest, isKnown, type PropertyMap } from "@zerolake/resources";
import { type CallRecord, errorOf, type Fault, FaultQueue } from "./faults.ts";
import { MemoryActivity, principalIn } from "./memory-activity.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { type Measured, MemoryMetrics } from "./memory-metrics.ts";
import { MemoryOperations, type NewOperation, nextLook, type PendingOperation } from "./memory-operations.ts";
import { changedPaths, MemoryResources } from "./memory-resources.ts";
import { attributesOf, generate, nameOf, observed, type StoredResource } from "./memory-store.ts";
import { alreadyExists, failed, isInUse, notFound, notUpdatable, tokenConflict, unresolved } from "./refusals.ts";

/**
 * A cloud in the process: unique names, tokens, asynchronous operations and faults on demand. It outlives the drivers that
 * speak to it, as a cloud does. For tests and trying; nothing is kept on disk.
 */
export class MemoryCloud {
  readonly #options: MemoryCloudOptions;
  readonly #resources = new MemoryResources();
  readonly #operations = new MemoryOperations();
  readonly #answers = new Map<string, { readonly body: string; readonly status: OperationStatus }>();
  readonly #faults = new FaultQueue();
  readonly #calls: CallRecord[] = [];
  readonly #created: StoredResource[] = [];
  readonly #activity = new MemoryActivity();
  readonly #metrics = new MemoryMetrics();
  #number = 0;

  constructor(options: MemoryCloudOptions = {}) {
    this.#options = options;
  }

  get makesInSteps(): boolean {
    return this.#options.makesInSteps ?? false;
  }

  get honoursTokens(): boolean {
    return this.#options.honoursTokens ?? true;
  }

  get account(): string {
    return this.#options.account?.() ?? "000000000000";
  }

  get deniedActions(): readonly string[] {
    return this.#options.deniedActions ?? [];
  }

  /** Zones as the account sees them. */
  get zones(): MemoryCloudOptions["zones"] {
    return this.#options.zones;
  }

  /** Everything that exists now. */
  get resources(): readonly StoredResource[] {
    return this.#resources.all;
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
    this.#record("delete", identifier, "ken@orders.example");
    for (const resource of this.#resources.identifiedBy(identifier)) this.#resources.remove(resource);
  }

  /** Somebody changes properties of a resource behind our back. */
  tamper(identifier: string, change: PropertyMap): void {
    this.#record("update", identifier, "ken@orders.example");
    for (const resource of this.#resources.identifiedBy(identifier))
      this.#resources.put({ ...resource, properties: { ...resource.properties, ...change } });
  }

  /** From now on a metric, by the cloud's name for it, is measured like this. */
  measure(metric: string, measured: Measured): void {
    this.#metrics.set(metric, measured);
  }

  /** Somebody else makes a resource. */
  plant(request: ResourceRequest, owner = undefined as StoredResource["owner"]): StoredResource {
    const resource = { ...this.#build(request), owner, isReady: true };
    this.#resources.put(resource);
    return resource;
  }

  create(request: ResourceRequest, { token }: CallOptions): Promise<OperationStatus> {
    const call: CallRecord = { kind: "create", address: request.address, token };
    return this.#answer(call, { body: digest({ type: request.type, properties: request.properties }), token }, (fault) => {
      if (!isKnown(request.properties)) return failed(unresolved(request));
      const name = nameOf(request);
      if (request.facts.hasUniqueName && name !== undefined && this.#resources.named(request.type, name))
        return failed(alreadyExists(name));
      if (fault?.kind === "failLater") return this.#accept(call, { identifier: "", finish: () => undefined, error: errorOf(fault) });
      const resource = this.#build(request);
      this.#resources.put(resource);
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
      const stored = this.#resources.get(identity);
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
        this.#resources.put({ ...stored, properties: request.properties, generated: version, isReady: true });
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
      const stored = this.#resources.get(identity);
      if (!stored) return { state: "done", identifier: identity.identifier, attributes: {} };
      const user = this.#options.refusesDeleteInUse ? this.#resources.userOf(stored) : undefined;
      if (user) return failed(isInUse(identity, user.address));
      const finish = (): void => {
        this.#resources.remove(stored);
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
      const pending = this.#operations.poll(operation);
      return pending ? this.#stand(pending) : failed(notFound({ identifier: operation }));
    });
  }

  async read(identity: ResourceIdentity): Promise<ObservedResource | undefined> {
    await this.#reach({ kind: "read", address: identity.address });
    return observed(this.#resources.get(identity));
  }

  async find(request: ResourceRequest, { token }: CallOptions): Promise<ObservedResource | undefined> {
    await this.#reach({ kind: "find", address: request.address, token });
    const attributes = this.#options.lookUp?.(request);
    if (attributes) return { identifier: request.address, attributes };
    const name = nameOf(request);
    const { hasUniqueName, isFoundByContent } = request.facts;
    if ((hasUniqueName || isFoundByContent) && name !== undefined) return observed(this.#resources.named(request.type, name));
    if (request.facts.tags === null) return undefined;
    return observed(this.#resources.ownedLike(request, this.#nowMs() - (this.#options.listingLagMs ?? 0)));
  }

  async readMetrics(questions: readonly MetricQuestion[]): Promise<readonly MetricAnswer[]> {
    const fault = await this.#reach({ kind: "measure", address: "" });
    const error = fault?.kind === "refuse" ? errorOf(fault) : undefined;
    if (error?.class === "throttled") throw new NoAnswerError(error.message, { refusal: error });
    if (error) return questions.map(() => ({ unavailable: `${error.message}: ${error.remedy}` }));
    return questions.map((question) => this.#metrics.read(question, this.#nowMs()));
  }

  listOwned(installation: string): readonly OwnedResource[] {
    return this.resources.flatMap(({ type, identifier, owner }) =>
      owner?.installation === installation ? [{ type, via: "cloudcontrol", identifier, owner }] : [],
    );
  }

  listActivity(identifier: string, since: string): readonly Activity[] {
    return this.#activity.list(identifier, since);
  }

  listExisting(type: string): readonly ExistingResource[] {
    const found = this.resources.filter((resource) => resource.type === type);
    return found.map((resource) => ({ ...observed(resource), title: resource.name ?? resource.identifier }));
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
    const pending = status.state === "pending" ? this.#operations.get(status.operation) : undefined;
    return pending ? this.#stand(pending) : status;
  }

  #accept(call: CallRecord, operation: NewOperation): OperationStatus {
    const { polls = 0 } = this.#options;
    if (operation.identifier !== "") this.#record(call.kind, operation.identifier);
    return this.#stand(this.#operations.begin(operation, typeof polls === "number" ? polls : polls(call)));
  }

  #record(action: string, identifier: string, person?: string): void {
    const by = person === undefined ? { actor: "memory", principal: principalIn(this.account) } : { actor: person };
    this.#activity.record(identifier, { at: new Date(this.#nowMs()).toISOString(), action, ...by });
  }

  /** How an operation stands now. */
  #stand({ id, identifier, error, pollsLeft }: PendingOperation): OperationStatus {
    const known = identifier === "" ? {} : { identifier };
    if (pollsLeft > 0) return { state: "pending", operation: id, ...known, ...nextLook(this.#options.pollAfterMs), detail: "IN_PROGRESS" };
    if (error) return { state: "failed", error, ...known };
    const [stored] = this.#resources.identifiedBy(identifier);
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
    const generated = { ...generate(request, { identifier, number }), ...this.#options.rewrites };
    return { identifier, type, facts, name, owner, address, properties, generated, createdAtMs: this.#nowMs(), isReady: false };
  }

  #ready(resource: StoredResource): void {
    this.#resources.put({ ...resource, isReady: true });
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }

  #nowMs(): number {
    return this.#options.nowMs?.() ?? 0;
  }
}
