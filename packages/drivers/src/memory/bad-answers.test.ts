import { type CloudDriver, type CloudError, NoAnswerError, tokenFor } from "@zerolake/execution";
import { planApply, planDestroy } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import type { DesiredResource } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { EngineWorld, type WorldOptions } from "./engine-world.testing.ts";
import type { CallKind } from "./faults.ts";
import { MemoryCloud } from "./memory-cloud.ts";

const network = desiredResource("net.network");
const larger = { ...network, properties: { ...network.properties, Size: 2 } };
const renamed = { ...network, properties: { Name: "net.other" } };

function world(desired: readonly DesiredResource[], options: Partial<WorldOptions> = {}): EngineWorld {
  return new EngineWorld({ plan: planApply({ desired, recorded: options.recorded ?? [], consents: ["net.network"] }), ...options });
}

/** What was deployed, and another deployment on the same cloud. */
async function deployedThen(desired: readonly DesiredResource[], cloud = new MemoryCloud()): Promise<EngineWorld> {
  const first = world([network], { cloud });
  await first.finish();
  return world(desired, { recorded: first.recorded, cloud, time: first.time, deploymentId: "d-2" });
}

const callsOf = (w: EngineWorld, kind: CallKind) => w.cloud.calls.filter((call) => call.kind === kind).length;

/** A worker whose driver behaves otherwise in some calls. */
function worker(w: EngineWorld, other: (driver: CloudDriver) => Partial<CloudDriver>) {
  return w.worker(({ journal, driver }) => ({ journal, driver: { ...driver, ...other(driver) } }));
}

const GARBLED = "Unexpected token '<', \"<html>\" is not valid JSON";
const garble = () => Promise.reject(new SyntaxError(GARBLED));

describe("an answer that does not parse", () => {
  it("is no answer: the call is asked for again with its token, and nothing is made twice", async () => {
    const w = world([network]);
    let isGarbled = false;
    const deps = worker(w, (driver) => ({
      create: async (...call) => {
        const status = await driver.create(...call);
        if (isGarbled) return status;
        isGarbled = true;
        return garble();
      },
    }));
    expect(await w.finish(deps)).toMatchObject({ result: "succeeded" });
    expect(w.cloud.created).toHaveLength(1);
    expect(new Set(w.cloud.calls.filter(({ kind }) => kind === "create").map(({ token }) => token)).size).toBe(1);
  });

  it("that never parses ends a creation as uncertain, with what to do, and not before the type's time is over", async () => {
    const w = world([network]);
    expect(await w.finish(worker(w, () => ({ create: garble, find: garble })))).toMatchObject({ result: "failed" });
    const step = w.view.steps["net.network"];
    expect(step?.status).toBe("uncertain");
    const told = w.store.events.flatMap(({ event }) => (event.type === "stepUncertain" ? [event.detail] : []));
    expect(told).toEqual([expect.stringMatching(/<html>.*Look in its console, then plan again/)]);
    expect([...w.store.entries.values()][0]?.asked).toBeLessThan(100);
  });

  it("that never parses ends a change as failed, with a class and what to do", async () => {
    const w = await deployedThen([larger]);
    expect(await w.finish(worker(w, () => ({ update: garble })))).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({
      class: "terminal",
      code: "NoAnswer",
      remedy: expect.stringContaining("plan again"),
    });
    expect(w.store.records.get("net.network")?.properties).toEqual(network.properties);
  });
});

describe("a token that the cloud knows with another request", () => {
  it("fails the step with a class and what to do where the cloud calls it a conflict, and is not sent again", async () => {
    const cloud = new MemoryCloud();
    const w = world([network], { cloud });
    const identity = { deploymentId: "d-1", address: "net.network", operation: "create", attempt: 1 } as const;
    const token = tokenFor(new Uint8Array(32).fill(1), identity);
    const request = { ...renamed, owner: { installation: "i", environment: "other", component: "net", address: "net.network" } };
    await cloud.create(request, { token, timeLimitMs: 1_000 });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ class: "conflict", code: "TokenConflict", remedy: expect.any(String) });
    expect(w.cloud.created).toHaveLength(1);
    expect(callsOf(w, "create")).toBe(2);
  });

  it("is looked for and asked anew with another token where the cloud says no more than that it knows it", async () => {
    const error: CloudError = {
      class: "retryable",
      cause: "mayExist",
      code: "ClientTokenConflictException",
      message: "The specified client token has already been used in another resource request.",
      remedy: "Zerolake looks what exists and asks anew.",
    };
    const w = world([network]);
    w.cloud.inject({ on: ({ kind }) => kind === "create", kind: "refuse", error });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(callsOf(w, "find")).toBeGreaterThan(0);
    expect(new Set(w.cloud.calls.filter(({ kind }) => kind === "create").map(({ token }) => token)).size).toBe(2);
  });

  it("that is refused for ever ends after a few attempts", async () => {
    const error: CloudError = { class: "retryable", cause: "mayExist", code: "ClientTokenConflict", message: "Known", remedy: "Look." };
    const w = world([network]);
    w.cloud.inject({ on: ({ kind }) => kind === "create", kind: "refuse", error, times: 1_000 });
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(callsOf(w, "create")).toBe(5);
  });
});

describe("what vanished between plan and apply", () => {
  it("is gone already where it was to be destroyed", async () => {
    const first = await deployedThen([network]);
    const plan = planDestroy({ recorded: first.recorded, selection: "all" });
    const w = new EngineWorld({ plan, recorded: first.recorded, cloud: first.cloud, deploymentId: "d-3" });
    w.cloud.vanish("net.network");
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.recorded).toEqual([]);
  });

  it("is made anew where it was to be replaced", async () => {
    const w = await deployedThen([renamed]);
    w.cloud.vanish("net.network");
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.recorded.map(({ identifier }) => identifier)).toEqual(["net.other"]);
  });

  it("fails its change once, classified and with what to do, and the next plan creates it", async () => {
    const w = await deployedThen([larger]);
    w.cloud.vanish("net.network");
    expect(await w.finish()).toMatchObject({ result: "failed" });
    expect(w.view.steps["net.network"]?.error).toMatchObject({ class: "notFound", remedy: expect.stringContaining("Plan again") });
    expect(callsOf(w, "update")).toBe(1);
    expect(planApply({ desired: [larger], recorded: w.recorded }).totals).toMatchObject({ create: 1, update: 0 });
  });
});

describe("a property that the cloud rewrites for ever", () => {
  it("never brings a plan after an apply back: what was sent is recorded, what the cloud made of it stands beside", async () => {
    const cloud = new MemoryCloud({ rewrites: { Size: 99 } });
    const w = world([larger], { cloud });
    expect(await w.finish()).toMatchObject({ result: "succeeded" });
    expect(w.store.records.get("net.network")).toMatchObject({ properties: { Size: 2 }, attributes: { Size: 99 } });
    expect(planApply({ desired: [larger], recorded: w.recorded }).totals).toMatchObject({ unchanged: 1, update: 0, create: 0 });
  });
});

it("a driver that says that nobody answered is believed like one that throws", async () => {
  const w = await deployedThen([larger]);
  const deps = worker(w, () => ({ update: () => Promise.reject(new NoAnswerError("Reset")) }));
  expect(await w.finish(deps)).toMatchObject({ result: "failed" });
  expect(w.view.steps["net.network"]?.error?.code).toBe("NoAnswer");
});
