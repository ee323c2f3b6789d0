import { advanceRun, type CloudError, createRateLimiter, LeaseLostError } from "@zerolake/execution";
import { openMemoryJournal, requestCancel } from "@zerolake/execution/testing/journal";
import { planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { type DesiredResource, reference, secret } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { EngineWorld, type WorldOptions } from "./engine-world.testing.ts";
import { type CallKind, type CallRecord, DENIED, INTERNAL, THROTTLED } from "./faults.ts";

const network = desiredResource("net.network");
const stream = desiredResource("stream.topic", { properties: { Name: "topic", Network: reference("net.network", "Arn") } });
const job = desiredResource("job.function", { properties: { Name: "function", Source: reference("stream.topic", "Arn") } });
const store = desiredResource("store.bucket");
const all = [network, stream, job, store];

function world(desired: readonly DesiredResource[], options: Partial<WorldOptions> = {}): EngineWorld {
  const { recorded = [] } = options;
  const consents = recorded.map((resource) => resource.address);
  return new EngineWorld({ plan: planApply({ desired, recorded, consents }), ...options });
}

/** Plans again on what the world has recorded, on the same cloud and clock, as another deployment. */
function after(before: EngineWorld, desired: readonly DesiredResource[], options: Partial<WorldOptions> = {}): EngineWorld {
  return world(desired, { recorded: before.recorded, cloud: before.cloud, time: before.time, deploymentId: "d-2", ...options });
}

function call(kind: CallKind, address: string): (record: CallRecord) => boolean {
  return (record) => record.kind === kind && record.address === address;
}

function callsOf(w: EngineWorld, kind: CallKind): string[] {
  return w.cloud.calls.filter((record) => record.kind === kind).map((record) => record.address);
}

async function deployed(desired: readonly DesiredResource[], options: Partial<WorldOptions> = {}): Promise<EngineWorld> {
  const w = world(desired, options);
  expect(await w.finish()).toMatchObject({ result: "succeeded" });
  return w;
}

describe("a run", () => {
  it("creates what is needed before what needs it, and records what the cloud answered", async () => {
    const w = world(all);
    expect(await w.finish()).toEqual({ state: "finished", result: "succeeded", summary: "4 planned: 4 done." });
    const order = callsOf(w, "create");
    expect(order.indexOf("net.network")).toBeLessThan(order.indexOf("stream.topic"));
    expect(order.indexOf("stream.topic")).toBeLessThan(order.indexOf("job.function"));
    const topic = w.store.records.get("stream.topic");
    expect(topic?.properties["Network"]).toBe(w.store.records.get("net.network")?.attributes["Arn"]);
    expect(topic).toMatchObject({ identifier: "topic", dependsOn: ["net.network"] });
    expect(planApply({ desired: all, recorded: w.recorded }).totals).toMatchObject({ unchanged: 4, create: 0, update: 0 });
  });

  it("holds nobody up while the cloud works: the turn ends with the time of the next look", async () => {
    const w = world([network], { cloudOptions: { polls: 3, pollAfterMs: 20_000 } });
    const deps = w.worker();
    expect(await advanceRun(deps)).toEqual({ state: "waiting", wakeAfterMs: 20_000 });
    expect(w.statuses()).toEqual({ "net.network": "running" });
    expect(await w.finish(deps)).toMatchObject({ result: "succeeded" });
    expect(callsOf(w, "poll")).toHaveLength(3);
    expect(callsOf(w, "create")).toHaveLength(1);
  });

  it("looks soon where the cloud names no time, and then after twice as long", async () => {
    const w = world([network], { cloudOptions: { polls: 8 } });
    const deps = w.worker();
    const waits: number[] = [];
    for (let outcome = await advanceRun(deps); outcome.state === "waiting"; outcome = await advanceRun(deps)) {
      waits.push(outcome.wakeAfterMs);
      w.time.nowMs += outcome.wakeAfterMs;
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000]);
  });

  it("skips what needs a failed step and nothing else", async () => {
    const w = world(all);
    w.cloud.inject({ on: call("create", "stream.topic"), kind: "refuse", error: DENIED });
    expect(await w.finish()).toMatchObject({ result: "failed", summary: "4 planned: 2 done, 1 failed, 1 skipped." });
    expect(w.statuses()).toEqual({
      "net.network": "succeeded",
      "store.bucket": "succeeded",
      "stream.topic": "failed",
      "job.function": "skipped",
    });
    expect(w.view.steps["job.function"]?.detail).toBe("stream.topic failed");
    expect([...w.store.records.keys()].sort()).toEqual(["net.network", "store.bucket"]);
  });

  it("changes, replaces and destroys, and is then as it was wanted", async () => {
    const first = await deployed(all);
    const next = [
      network,
      { ...stream, properties: { ...stream.properties, Kind: "new" } },
      { ...job, properties: { ...job.properties, Size: 2 } },
    ];
    const w = after(first, next);
    expect(w.store.plan.totals).toMatchObject({ replace: 1, update: 1, destroy: 1 });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.resources.map((resource) => resource.identifier).sort()).toEqual(["function", "net.network", "topic"]);
    expect(planApply({ desired: next, recorded: w.recorded }).steps.filter((step) => step.action !== "none")).toEqual([]);
  });

  it("destroys dependants first", async () => {
    const first = await deployed(all, { cloudOptions: { refusesDeleteInUse: true } });
    const w = new EngineWorld({
      plan: planDestroy({ recorded: first.recorded, selection: "all" }),
      recorded: first.recorded,
      cloud: first.cloud,
      time: first.time,
    });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.resources).toEqual([]);
    expect(w.recorded).toEqual([]);
  });

  it("lets the cloud empty only what a person consented to losing, or what nobody would miss", async () => {
    const vault = desiredResource("vault.bucket", { holdsData: true });
    const { recorded, cloud, time } = await deployed([vault, store]);
    const emptied: Record<string, boolean> = {};
    for (const consents of [[], ["vault.bucket"]]) {
      const plan = planDestroy({ recorded, selection: "all", consents });
      const w = new EngineWorld({ plan, recorded, cloud, time, deploymentId: `d-${consents.length}` });
      const noting = w.worker(({ journal, driver }) => ({
        journal,
        driver: {
          ...driver,
          delete(identity, prior, options) {
            emptied[`${identity.address} with ${consents.length} consents`] = options.mayEmpty;
            return driver.delete(identity, prior, options);
          },
        },
      }));
      await w.finish(noting);
    }
    expect(emptied).toEqual({
      "vault.bucket with 0 consents": false,
      "store.bucket with 0 consents": true,
      "vault.bucket with 1 consents": true,
      "store.bucket with 1 consents": true,
    });
  });

  it("leaves deferred resources alone and succeeds all the same", async () => {
    const w = world([network, desiredResource("serving.model", { deferredUntil: "a model is approved" })]);
    expect(await w.finish()).toEqual({
      state: "finished",
      result: "succeeded",
      summary: "1 planned: 1 done, 1 waiting for its condition.",
    });
    expect(callsOf(w, "create")).toEqual(["net.network"]);
  });

  it("looks things up without changing anything, and what it finds can be referred to", async () => {
    const lookup = desiredResource("stream.brokers", { isReadStep: true, type: "Test::Service::Cluster", properties: { Name: "cluster" } });
    const user = desiredResource("job.reader", { properties: { Name: "r", Source: reference("stream.brokers", "Arn") } });
    const w = world([lookup, user]);
    const cluster = w.cloud.plant({ ...lookup, owner: { installation: "x", environment: "x", component: "x", address: "x" } });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.store.records.get("job.reader")?.properties["Source"]).toBe(cluster.generated["Arn"]);
    expect(callsOf(w, "create")).toEqual(["job.reader"]);
    const gone = after(w, []);
    await gone.finish();
    expect(gone.cloud.resources.map((resource) => resource.identifier)).toEqual(["cluster"]);
    expect(gone.recorded).toEqual([]);
  });

  it("fails at once with the cloud's words when it may not look something up", async () => {
    const w = world([desiredResource("stream.brokers", { isReadStep: true })]);
    w.cloud.inject({ on: call("find", "stream.brokers"), kind: "refuse", error: DENIED });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["stream.brokers"]?.error).toMatchObject({ class: "permission", message: "Not authorised" });
    expect(callsOf(w, "find")).toHaveLength(1);
  });

  it("waits with the cloud's words and the remedy while it may not ask what became of a call", async () => {
    const w = world([network], { cloudOptions: { polls: 2 } });
    w.cloud.inject({ on: call("poll", "net.network"), kind: "refuse", error: DENIED, times: 2 });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    const waits = w.store.events.flatMap(({ event }) => (event.type === "stepWaiting" ? [event.detail] : []));
    const { message, code, remedy } = DENIED;
    expect(waits).toContain(`The cloud does not say what became of the call: ${message} (${code}). ${remedy}`);
    expect(callsOf(w, "create")).toHaveLength(1);
  });

  it("says what it could not resolve instead of sending a reference", async () => {
    const user = desiredResource("job.reader", { properties: { Name: "r", Source: reference("net.network", "Nothing") } });
    const w = world([network, user]);
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["job.reader"]?.error).toMatchObject({ class: "invalid", code: "UnknownReference" });
    expect(callsOf(w, "create")).toEqual(["net.network"]);
  });

  it("holds a lock around everything it does to a singleton, and merges instead of creating", async () => {
    const settings = desiredResource("gov.settings", { singleton: "account", properties: { Name: "settings", Admins: ["us"] } });
    const w = world([settings]);
    w.cloud.plant({
      ...settings,
      properties: { Name: "settings" },
      owner: { installation: "x", environment: "x", component: "x", address: "x" },
    });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.locked).toEqual(['account Test::Service::Thing [["settings"]]']);
    expect(callsOf(w, "update")).toEqual(["gov.settings"]);
    expect(callsOf(w, "create")).toEqual([]);
  });

  it("holds a lock of its own for each singleton of a type, told apart by what identifies them", async () => {
    const w = world(
      ["storage", "compute"].map((name) => desiredResource(`services.${name}`, { singleton: "account", properties: { Name: name } })),
    );
    await w.finish();
    expect(w.locked.toSorted()).toEqual(['account Test::Service::Thing [["compute"]]', 'account Test::Service::Thing [["storage"]]']);
  });
});

describe("limits", () => {
  it("keeps creations under the limits of the account and of the service", async () => {
    const desired = Array.from({ length: 12 }, (_, index) =>
      desiredResource(`c${index}.thing`, { type: `Test::${index % 2 ? "Odd" : "Even"}::Thing` }),
    );
    const limits = { callsInFlightMax: 64, createsOpenMax: 5, createsOpenPerServiceMax: 3, requestsPerSecond: 1_000, requestBurst: 1_000 };
    const w = world(desired, { cloudOptions: { polls: 2, pollAfterMs: 1_000 }, settings: { limits } });
    const deps = w.worker();
    let mostOpen = 0;
    for (let outcome = await advanceRun(deps); outcome.state === "waiting"; outcome = await advanceRun(deps)) {
      const open = [...w.store.entries.values()].filter((entry) => entry.state === "accepted");
      mostOpen = Math.max(mostOpen, open.length);
      w.time.nowMs += outcome.wakeAfterMs;
    }
    expect(mostOpen).toBe(5);
    expect(w.recorded).toHaveLength(12);
  });
});

it("makes no more calls a second than the connection allows", async () => {
  const desired = Array.from({ length: 30 }, (_, index) => desiredResource(`c${index}.thing`, { type: `Test::S${index}::Thing` }));
  const limits = { callsInFlightMax: 64, createsOpenMax: 64, createsOpenPerServiceMax: 64, requestsPerSecond: 10, requestBurst: 5 };
  const w = world(desired, { settings: { limits } });
  const startedMs = w.time.nowMs;
  await w.finish({ ...w.worker(), rate: createRateLimiter(limits) });
  expect(w.time.nowMs - startedMs).toBeGreaterThanOrEqual(2_500);
  expect(w.time.nowMs - startedMs).toBeLessThan(3_500);
});

describe("errors", () => {
  it("tries again what was throttled, with a new attempt and another token", async () => {
    const w = world([network]);
    w.cloud.inject({ on: call("create", "net.network"), kind: "refuse", error: THROTTLED, times: 2 });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect([...w.store.entries.values()].map((entry) => [entry.attempt, entry.state])).toEqual([
      [1, "failed"],
      [2, "failed"],
      [3, "succeeded"],
    ]);
    expect(new Set(w.cloud.calls.map((record) => record.token)).size).toBe(3);
  });

  it("gives up on a fault of the cloud after five attempts", async () => {
    const w = world([network]);
    w.cloud.inject({ on: call("create", "net.network"), kind: "refuse", error: INTERNAL, times: 99 });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(callsOf(w, "create")).toHaveLength(5);
  });

  it("waits for an identity to spread only while it is young", async () => {
    const error: CloudError = {
      class: "invalid",
      cause: "propagation",
      code: "InvalidRequest",
      message: "The role cannot be assumed",
      remedy: "Wait.",
    };
    const young = world([network, stream]);
    young.cloud.inject({ on: call("create", "stream.topic"), kind: "refuse", error, times: 3 });
    expect(await young.finish()).toMatchObject({ result: "succeeded" });
    const first = await deployed([network]);
    first.time.nowMs += 600_000;
    const old = after(first, [network, stream]);
    old.cloud.inject({ on: call("create", "stream.topic"), kind: "refuse", error });
    expect(await old.finish()).toMatchObject({ result: "failed" });
  });

  it("looks before it creates again after a failure that may have had an effect", async () => {
    const nameless = { ...network, facts: { ...network.facts, hasUniqueName: false } };
    const w = world([nameless]);
    w.cloud.inject({ on: call("create", "net.network"), kind: "breakLater", error: { ...INTERNAL, cause: "mayExist" } });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
  });

  it("drops the record of what somebody deleted, so that the next plan creates it", async () => {
    const first = await deployed([network]);
    first.cloud.vanish("net.network");
    const next = [{ ...network, properties: { ...network.properties, Size: 2 } }];
    const w = after(first, next);
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ class: "notFound" });
    expect(planApply({ desired: next, recorded: w.recorded }).totals.create).toBe(1);
  });

  it("records what is broken, and the next plan removes and creates it", async () => {
    const w = world([network]);
    const error: CloudError = {
      class: "terminal",
      cause: "halfCreated",
      code: "NotStabilized",
      message: "No capacity",
      remedy: "Another zone.",
    };
    w.cloud.inject({ on: call("create", "net.network"), kind: "breakLater", error });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.store.records.get("net.network")).toMatchObject({ condition: "broken", identifier: "net.network" });
    const again = after(w, [network]);
    expect(await again.finish()).toMatchObject({ result: "succeeded" });
    expect(again.cloud.resources).toHaveLength(1);
    expect(again.store.records.get("net.network")?.condition).toBeUndefined();
  });

  it("gives up on what takes longer than its type may, and looks before anything is created twice", async () => {
    const nameless = { ...network, facts: { ...network.facts, hasUniqueName: false } };
    const w = world([nameless], { cloudOptions: { polls: (record) => (record.kind === "create" ? 80 : 0), pollAfterMs: 15_000 } });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ code: "TookTooLong" });
    const again = after(w, [nameless]);
    expect(again.store.plan.totals.adopt).toBe(1);
    expect(await again.finish()).toMatchObject({ result: "succeeded" });
    expect(again.cloud.created).toHaveLength(1);
    expect(planApply({ desired: [nameless], recorded: again.recorded }).totals).toMatchObject({ unchanged: 1 });
  });
});

describe("what exists already", () => {
  const owner = { installation: "i", environment: "e", component: "net", address: "net.network" };
  const untagged = { ...network, facts: { ...network.facts, tags: null } };

  it("is adopted when it carries all four owner tags, and brought into the wanted form", async () => {
    const w = world([{ ...network, properties: { ...network.properties, Size: 2 } }]);
    w.cloud.plant({ ...network, owner }, owner);
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.resources).toMatchObject([{ properties: { Size: 2 } }]);
    expect(w.cloud.created).toHaveLength(0);
  });

  it("is taken over by the next deployment when the call that made it was never answered and the next was refused", async () => {
    const w = world([untagged]);
    w.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    w.cloud.inject({ on: call("create", "net.network"), kind: "refuse", error: DENIED });
    w.cloud.inject({ on: call("find", "net.network"), kind: "refuse", error: DENIED });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]).toMatchObject({ status: "uncertain" });
    const again = after(w, [untagged]);
    again.store.lookFirst = ["net.network"];
    expect(await again.finish()).toMatchObject({ result: "succeeded" });
    expect(again.cloud.created).toHaveLength(1);
    expect(again.recorded).toHaveLength(1);
  });

  it("is a conflict for a person when one owner tag differs", async () => {
    const w = world([network]);
    w.cloud.plant({ ...network, owner }, { ...owner, environment: "other" });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ class: "conflict", code: "NotOurs" });
    expect(w.recorded).toEqual([]);
  });

  it("is a conflict when it cannot carry tags and no call of ours is open", async () => {
    const w = world([untagged]);
    w.cloud.plant({ ...untagged, owner });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ class: "conflict" });
  });

  it("is ours without tags when a call of ours may have made it", async () => {
    const w = world([untagged], { cloudOptions: { honoursTokens: false } });
    w.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
  });
});

describe("answers that never come", () => {
  const nameless = { ...network, facts: { ...network.facts, hasUniqueName: false } };

  it.each(["loseAnswer", "loseRequest"] as const)("make one resource where tokens count (%s)", async (kind) => {
    const w = world([nameless]);
    w.cloud.inject({ on: call("create", "net.network"), kind });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
    expect(new Set(w.cloud.calls.map((record) => record.token)).size).toBe(1);
  });

  it("find what was made by its tags where tokens do not count", async () => {
    const w = world([nameless], { cloudOptions: { honoursTokens: false, listingLagMs: 45_000 } });
    w.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
  });

  it.each([
    { makesInSteps: true, updates: ["net.network"] },
    { makesInSteps: false, updates: [] },
  ])("bring what was found into the wanted form where a creation is several calls: $makesInSteps", async ({ makesInSteps, updates }) => {
    const w = world([nameless], { cloudOptions: { honoursTokens: false, makesInSteps } });
    w.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(callsOf(w, "update")).toEqual(updates);
    expect(w.cloud.created).toHaveLength(1);
  });

  it.each(["loseAnswer", "loseRequest"] as const)(
    "make one resource where neither token nor tag counts, but only ours can look so (%s)",
    async (kind) => {
      const alike = {
        ...nameless,
        facts: { ...nameless.facts, tags: null, isFoundByContent: true as const, isShownAtOnce: true as const },
      };
      const w = world([alike], { cloudOptions: { honoursTokens: false } });
      w.cloud.inject({ on: call("create", "net.network"), kind });
      expect(await w.finish()).toMatchObject({ result: "succeeded" });
      expect(w.cloud.created).toHaveLength(1);
    },
  );

  it("are shown as uncertain after two looks, where nothing can tell, and the next deployment looks first", async () => {
    const w = world([nameless, stream], { cloudOptions: { honoursTokens: false } });
    w.cloud.inject({ on: call("create", "net.network"), kind: "loseRequest" });
    expect(await w.finish()).toMatchObject({ result: "failed", summary: "2 planned: 1 uncertain, 1 skipped." });
    expect(w.statuses()).toEqual({ "net.network": "uncertain", "stream.topic": "skipped" });
    expect(callsOf(w, "find").length).toBeGreaterThanOrEqual(2);
    w.cloud.plant(
      { ...nameless, owner: { installation: "i", environment: "e", component: "net", address: "net.network" } },
      {
        installation: "i",
        environment: "e",
        component: "net",
        address: "net.network",
      },
    );
    const again = after(w, [nameless]);
    again.store.lookFirst = ["net.network"];
    expect(await again.finish()).toMatchObject({ result: "succeeded" });
    expect(again.cloud.created).toHaveLength(0);
    expect(again.cloud.resources).toHaveLength(1);
  });

  it("are uncertain when the cloud refuses to show what it has, and a matter of time when it is only busy", async () => {
    const denied = world([nameless], { cloudOptions: { honoursTokens: false } });
    denied.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    denied.cloud.inject({ on: call("find", "net.network"), kind: "refuse", error: DENIED });
    expect(await denied.finish()).toMatchObject({ summary: "1 planned: 1 uncertain." });
    const busy = world([nameless], { cloudOptions: { honoursTokens: false } });
    busy.cloud.inject({ on: call("create", "net.network"), kind: "loseAnswer" });
    busy.cloud.inject({ on: call("find", "net.network"), kind: "refuse", error: THROTTLED, times: 2 });
    expect(await busy.finish()).toMatchObject({ result: "succeeded" });
    expect(busy.cloud.created).toHaveLength(1);
  });

  it.each(["loseAnswer", "loseRequest", "refuse"] as const)("to a poll cost nothing but time (%s)", async (kind) => {
    const w = world([nameless], { cloudOptions: { polls: 2 } });
    w.cloud.inject({ on: call("poll", "net.network"), kind, error: THROTTLED, times: 3 });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
  });
});

describe("replacements", () => {
  const facts = { ...store.facts, hasUniqueName: false };
  const old = { ...store, facts, properties: { Name: "store.bucket", Kind: "a" } };
  const renewed = { ...old, properties: { ...old.properties, Kind: "b" } };
  const reader = desiredResource("job.reader", { properties: { Name: "reader", Source: reference("store.bucket", "Arn") } });

  it("make the new one, move the neighbours over, remove the old one", async () => {
    const first = await deployed([old, reader], { cloudOptions: { refusesDeleteInUse: true } });
    const w = after(first, [renewed, reader]);
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.resources).toHaveLength(2);
    expect(w.store.records.get("job.reader")?.properties["Source"]).toBe(w.store.records.get("store.bucket")?.attributes["Arn"]);
  });

  it("never forget an old one whose removal failed: the next plan removes it", async () => {
    const first = await deployed([old, reader]);
    const w = after(first, [renewed, reader]);
    w.cloud.inject({ on: call("delete", "store.bucket"), kind: "refuse", error: DENIED });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.recorded).toHaveLength(3);
    const again = after(w, [renewed, reader]);
    expect(again.store.plan.totals).toMatchObject({ destroy: 1, unchanged: 2 });
    expect(await again.finish()).toMatchObject({ result: "succeeded" });
    expect(again.cloud.resources).toHaveLength(2);
    expect(again.recorded).toHaveLength(2);
  });

  it("keep the old one when a neighbour could not move over", async () => {
    const first = await deployed([old, reader]);
    const w = after(first, [renewed, reader]);
    w.cloud.inject({ on: call("update", "job.reader"), kind: "refuse", error: DENIED });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.statuses()).toEqual({ "store.bucket": "skipped", "job.reader": "failed" });
    expect(w.view.steps["store.bucket"]?.detail).toContain("the old one stays");
    expect(w.cloud.resources).toHaveLength(3);
  });
});

describe("secrets", () => {
  const database = desiredResource("db.database", {
    properties: { Name: "d", Password: secret("pw"), Url: { $join: ["x:", secret("pw")] } },
  });
  const digests = { pw: "digest-of-pw" };

  it("reach the cloud and nothing else, even when the cloud echoes them", async () => {
    const plan = planApply({ desired: [database], recorded: [], secretDigests: digests });
    const w = new EngineWorld({ plan });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.resources[0]?.properties["Url"]).toBe("x:text-of-pw");
    const kept = JSON.stringify([w.recorded, w.store.events, [...w.store.entries.values()]]);
    expect(kept).not.toContain("text-of-pw");
    expect(w.store.records.get("db.database")?.secretDigests).toEqual({ Password: "digest-of-pw", "Url.1": "digest-of-pw" });
    expect(planApply({ desired: [database], recorded: w.recorded, secretDigests: digests }).totals.unchanged).toBe(1);
  });

  it("are hidden in the cloud's messages", async () => {
    const w = new EngineWorld({ plan: planApply({ desired: [database], recorded: [], secretDigests: digests }) });
    w.cloud.inject({ on: call("create", "db.database"), kind: "refuse", error: { ...DENIED, message: "Bad password text-of-pw" } });
    await w.finish();
    expect(w.view.steps["db.database"]?.error?.message).toBe("Bad password (hidden)");
  });

  it("are refused when they changed after the plan was made", async () => {
    const plan = planApply({ desired: [database], recorded: [], secretDigests: { pw: "older" } });
    const w = new EngineWorld({ plan });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["db.database"]?.error?.code).toBe("SecretChanged");
    expect(w.cloud.calls).toEqual([]);
  });
});

describe("cancel, stop and lease", () => {
  it("starts nothing after a cancel, follows what is in flight to its end, and says what was not started", async () => {
    const w = world(all, { cloudOptions: { polls: 2, pollAfterMs: 10_000 } });
    const deps = w.worker();
    await advanceRun(deps);
    requestCancel(w.store);
    const callsBefore = callsOf(w, "create");
    expect(await w.finish(deps)).toMatchObject({ result: "cancelled", summary: "4 planned: 2 done, 2 not started." });
    expect(callsOf(w, "create")).toEqual(callsBefore);
    expect(w.statuses()).toEqual({
      "net.network": "succeeded",
      "store.bucket": "succeeded",
      "stream.topic": "notStarted",
      "job.function": "notStarted",
    });
  });

  it("ends what would have been tried again when it is cancelled", async () => {
    const w = world([network]);
    w.cloud.inject({ on: call("create", "net.network"), kind: "refuse", error: THROTTLED, times: 9 });
    const deps = w.worker();
    expect(await advanceRun(deps)).toMatchObject({ state: "waiting" });
    requestCancel(w.store);
    expect(await w.finish(deps)).toMatchObject({ result: "cancelled" });
    expect(w.view.steps["net.network"]).toMatchObject({ status: "skipped", detail: expect.stringContaining("Rate exceeded") });
  });

  it("succeeds when a cancel came too late to prevent anything", async () => {
    const w = world([network], { cloudOptions: { polls: 1 } });
    const deps = w.worker();
    await advanceRun(deps);
    requestCancel(w.store);
    expect(await w.finish(deps)).toMatchObject({ result: "succeeded" });
  });

  it("starts nothing more when the worker is told to stop, and goes on later", async () => {
    const w = world(all);
    w.isStopping = true;
    expect(await advanceRun(w.worker())).toEqual({ state: "waiting", wakeAfterMs: 0 });
    expect(w.cloud.calls).toEqual([]);
    w.isStopping = false;
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
  });

  it("writes nothing more once another worker has the lease", async () => {
    const w = world(all);
    const deps = w.worker(({ journal, driver }) => ({
      journal,
      driver: {
        ...driver,
        create: async (request, options) => {
          const status = await driver.create(request, options);
          openMemoryJournal(w.store);
          return status;
        },
      },
    }));
    await expect(advanceRun(deps)).rejects.toThrow(LeaseLostError);
    const intents = w.store.events.filter(({ event }) => event.type === "stepStarted").length;
    expect(w.store.events).toHaveLength(intents);
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(4);
  });

  it("calls nothing when the lease ends before a call could", async () => {
    const w = world([network]);
    const deps = w.worker(({ journal, driver }) => ({ journal: { ...journal, remainingLeaseMs: () => Promise.resolve(5_500) }, driver }));
    await expect(advanceRun(deps)).rejects.toThrow(LeaseLostError);
    expect(w.cloud.calls).toEqual([]);
  });
});

it("keeps a recorded resource that the plan does not touch", async () => {
  const recorded: RecordedResource[] = [recordedResource(network)];
  const w = world([network, store], { recorded });
  expect(await w.finish()).toMatchObject({ result: "succeeded" });
  expect(w.store.records.get("net.network")).toEqual(recorded[0]);
});
