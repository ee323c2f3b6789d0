import { setTimeout } from "node:timers/promises";
import type { Activity, CloudDriver, CloudError, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { beforeEach, describe, expect, it } from "vitest";

/** A driver on a cloud that is empty of what the suite makes. */
export interface DriverHarness {
  readonly driver: CloudDriver;
  /** A quick resource of a type with a unique name, and with tags where the service has any. Another `name` is another resource. */
  request(name: string): ResourceRequest;
  /** The same resource with a property changed that can be changed in place. */
  changed(request: ResourceRequest): ResourceRequest;
  /** The same resource with a property changed that cannot. */
  changedForGood(request: ResourceRequest): ResourceRequest;
  /** Something that this cloud refuses as wrong. */
  invalid(request: ResourceRequest): ResourceRequest;
  /** The same resource as another installation would make it; `undefined` where nothing says whose a resource is. */
  foreign?(request: ResourceRequest): ResourceRequest;
  /** Somebody with the cloud's console changes the resource; absent where the cloud keeps no log of it that we may read. */
  drift?(identity: ResourceIdentity): Promise<unknown>;
  /** Lets the cloud work on. */
  wait(ms: number): Promise<void>;
  /** Makes the cloud refuse the next creation in this way. */
  refuseNext(how: "throttled" | "permission"): Promise<void>;
}

const CALL_MS = 10_000;
const POLLS_MAX = 100;

type Done = Extract<OperationStatus, { readonly state: "done" }>;
type Failed = Extract<OperationStatus, { readonly state: "failed" }>;

function identityOf({ address, type, via }: ResourceRequest, { identifier }: Done): ResourceIdentity {
  return { address, type, via, identifier };
}

/** What a look must show of a resource: its owner, where the type takes tags. */
function shown(request: ResourceRequest, { identifier }: Done): object {
  return request.facts.tags === null ? { identifier } : { identifier, owner: request.owner };
}

/** The error of a refusal, with whether it says something to a person in each of its texts. */
function refusal(status: OperationStatus): Partial<CloudError> & { readonly isTold: boolean } {
  if (status.state !== "failed") return { isTold: false };
  const { error } = status;
  return { ...error, isTold: [error.code, error.message, error.remedy].every((text) => text.length > 0) };
}

/** What the engine may rely on with every driver. Run it against each one. */
export function driverContract(name: string, makeHarness: () => Promise<DriverHarness>): void {
  describe(`driver contract: ${name}`, () => {
    let harness: DriverHarness;
    let tokens = 0;
    beforeEach(async () => {
      harness = await makeHarness();
    });

    const call = (token = `${"ab".repeat(28)}${String((tokens += 1)).padStart(8, "0")}`) => ({ token, timeLimitMs: CALL_MS });
    async function end(request: ResourceRequest, status: OperationStatus): Promise<Done | Failed> {
      let current = status;
      for (let polls = 0; current.state === "pending"; polls += 1) {
        if (polls >= POLLS_MAX) throw new Error(`${request.type} is still pending after ${POLLS_MAX} polls`);
        await harness.wait(current.retryAfterMs);
        current = await harness.driver.poll(current.operation, request, { timeLimitMs: CALL_MS });
      }
      return current;
    }

    async function make(request: ResourceRequest, token?: string): Promise<Done | Failed> {
      return end(request, await harness.driver.create(request, call(token)));
    }

    async function made(request: ResourceRequest): Promise<Done> {
      const status = await make(request);
      if (status.state !== "done") throw new Error(`${status.error.code}: ${status.error.message}`);
      return status;
    }

    it("says whose credentials it uses", async () => {
      const { account, identity } = await harness.driver.whoAmI({ timeLimitMs: CALL_MS });
      expect([account.length > 0, identity.length > 0]).toEqual([true, true]);
    });

    it("lists the zones of its region in a fixed order", async () => {
      const zones = await harness.driver.listZones({ timeLimitMs: CALL_MS });
      expect(zones).toEqual([...zones].sort());
      expect(await harness.driver.listZones({ timeLimitMs: CALL_MS })).toEqual(zones);
    });

    it("creates, and reads back what was sent together with the owner", async () => {
      const request = harness.request("created");
      const status = await made(request);
      expect(status.identifier).not.toBe("");
      const observed = await harness.driver.read(identityOf(request, status), { timeLimitMs: CALL_MS });
      expect(observed).toMatchObject(shown(request, status));
      expect(Object.keys(observed?.attributes ?? {})).toEqual(expect.arrayContaining([...request.facts.identifier]));
    });

    it("changes in place, and does nothing when nothing differs", async () => {
      const request = harness.request("updated");
      const identity = identityOf(request, await made(request));
      const next = harness.changed(request);
      const status = await end(request, await harness.driver.update(identity, request.properties, next, call()));
      expect(status).toMatchObject({ state: "done", identifier: identity.identifier });
      const before = await harness.driver.read(identity, { timeLimitMs: CALL_MS });
      const again = await end(request, await harness.driver.update(identity, next.properties, next, call()));
      expect(again).toMatchObject({ state: "done", identifier: identity.identifier });
      expect(await harness.driver.read(identity, { timeLimitMs: CALL_MS })).toEqual(before);
    });

    it("refuses to change what cannot be changed in place", async () => {
      const request = harness.request("fixed");
      const identity = identityOf(request, await made(request));
      const status = await end(request, await harness.driver.update(identity, request.properties, harness.changedForGood(request), call()));
      expect(refusal(status)).toMatchObject({ class: "invalid", cause: "notUpdatable", isTold: true });
    });

    it("says not found when what is to be changed is gone", async () => {
      const request = harness.request("gone");
      const identity = identityOf(request, await made(request));
      await end(request, await harness.driver.delete(identity, request.properties, { ...call(), mayEmpty: false }));
      expect(
        refusal(await end(request, await harness.driver.update(identity, request.properties, harness.changed(request), call()))),
      ).toMatchObject({ class: "notFound", isTold: true });
    });

    it("deletes, and deleting what is gone is done", async () => {
      const request = harness.request("deleted");
      const identity = identityOf(request, await made(request));
      expect(await end(request, await harness.driver.delete(identity, request.properties, { ...call(), mayEmpty: false }))).toMatchObject({
        state: "done",
      });
      expect(await harness.driver.read(identity, { timeLimitMs: CALL_MS })).toBeUndefined();
      expect(await end(request, await harness.driver.delete(identity, request.properties, { ...call(), mayEmpty: false }))).toMatchObject({
        state: "done",
      });
    });

    it("finds what it made by asking the cloud, and nothing that was never made", async () => {
      const request = harness.request("found");
      const status = await made(request);
      expect(await harness.driver.find(request, call())).toMatchObject(shown(request, status));
      expect(await harness.driver.find(harness.request("missing"), call())).toBeUndefined();
    });

    it("answers a repeated token with the same resource, where it says that tokens count", async () => {
      const request = harness.request("repeated");
      const token = "c0".repeat(32);
      const first = await make(request, token);
      const isHonoured = harness.driver.honoursToken(request.type, request.via);
      const second = isHonoured ? await make(request, token) : first;
      expect(second).toMatchObject({ state: "done", identifier: (first as Done).identifier });
    });

    it("never takes a repeated token for another request", async () => {
      const token = "d0".repeat(32);
      await make(harness.request("first"), token);
      const other = harness.request("second");
      const isHonoured = harness.driver.honoursToken(other.type, other.via);
      const status = isHonoured ? await make(other, token) : undefined;
      expect(status?.state ?? "failed").toBe("failed");
    });

    it("says that the name is taken when it is", async () => {
      const request = harness.request("taken");
      await made(request);
      expect(refusal(await make(request))).toMatchObject({ class: "conflict", cause: "alreadyExists", isTold: true });
    });

    it("passes on what the cloud finds wrong", async () => {
      expect(refusal(await make(harness.invalid(harness.request("wrong"))))).toMatchObject({ class: "invalid", isTold: true });
    });

    it("tells throttling from missing permissions", async () => {
      await harness.refuseNext("throttled");
      expect(refusal(await make(harness.request("throttled")))).toMatchObject({ class: "throttled", isTold: true });
      await harness.refuseNext("permission");
      expect(refusal(await make(harness.request("denied")))).toMatchObject({ class: "permission", isTold: true });
    });

    it("lists what bears the installation's tags with all four, while it exists, and nobody else's", async () => {
      const { driver, foreign } = harness;
      const request = harness.request("owned");
      const { installation } = request.owner;
      const status = await made(request);
      const other = foreign && (await made(foreign(harness.request("foreign"))));
      const listing = await driver.listOwned(installation, { timeLimitMs: CALL_MS });
      expect(listing.gaps.every((gap) => gap.length > 0)).toBe(true);
      const of = (identifier: string | undefined) => listing.resources.filter((one) => one.identifier === identifier);
      const { type, owner } = request;
      const seen = of(status.identifier).map((one) => ({ type: one.type, owner: one.owner }));
      expect(seen).toEqual(foreign ? [{ type, owner }] : []);
      expect(of(other?.identifier)).toEqual([]);
      expect(foreign ? 1 : listing.gaps.length).toBeGreaterThan(0);
      await end(request, await driver.delete(identityOf(request, status), request.properties, { ...call(), mayEmpty: false }));
      const after = await driver.listOwned(installation, { timeLimitMs: CALL_MS });
      expect(after.resources.map(({ identifier }) => identifier)).not.toContain(status.identifier);
    });

    it("lists what exists of a type, with what a read shows of it, where the cloud lists the type at all", async () => {
      const request = harness.request("existing");
      const status = await made(request);
      const listed = await harness.driver.listExisting(request.type, request.via, { timeLimitMs: CALL_MS });
      const found = listed?.find(({ identifier }) => identifier === status.identifier);
      const observed = await harness.driver.read(identityOf(request, status), { timeLimitMs: CALL_MS });
      expect(found ?? observed).toMatchObject({ ...shown(request, status), attributes: observed?.attributes });
      expect(listed === undefined || (found !== undefined && found.title.length > 0)).toBe(true);
    });

    it("says who changed a resource since a time, newest first, and which changes are its own", async () => {
      const { driver, drift } = harness;
      const request = harness.request("logged");
      const before = new Date(Date.now() - 1_000).toISOString();
      const identity = identityOf(request, await made(request));
      await end(request, await driver.update(identity, request.properties, harness.changed(request), call()));
      await setTimeout(5);
      const between = new Date().toISOString();
      await drift?.(identity);
      const { principal } = await driver.whoAmI({ timeLimitMs: CALL_MS });
      const changesSince = async (since: string) => (await driver.listActivity(identity, since, { timeLimitMs: CALL_MS })) ?? [];
      const all = await changesSince(before);
      const whose = (changes: readonly Activity[]) => changes.map((change) => (change.principal === principal ? "ours" : "a person's"));
      expect(whose(all)).toEqual(drift ? ["a person's", "ours", "ours"] : []);
      expect(whose(await changesSince(between))).toEqual(drift ? ["a person's"] : []);
      expect(all.map(({ actor, action }) => actor.length > 0 && action.length > 0)).toEqual(all.map(() => true));
      expect(all.map(({ at }) => at)).toEqual(
        all
          .map(({ at }) => at)
          .toSorted()
          .toReversed(),
      );
    });

    it("describes the type as the compiler does, when the cloud says anything", async () => {
      const request = harness.request("described");
      await made(request);
      const facts = await harness.driver.describe(request.type, { timeLimitMs: CALL_MS });
      expect(facts?.identifier ?? request.facts.identifier).toEqual(request.facts.identifier);
    });
  });
}
