import { type Blueprint, EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import { recordedResource } from "@zerolake/planner/testing";
import type { Cloud, Target, Value } from "@zerolake/resources";
import { describe, expect, it, vi } from "vitest";
import { type Adoption, type AdoptionQuestion, findAdoption, wantedValue } from "./find-adoption.ts";
import { applyChange } from "./setting-change.ts";
import { sideEffects } from "./side-effects.ts";

vi.setConfig({ testTimeout: 60_000 });

const REGIONS: Readonly<Record<Cloud, string>> = { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west1" };

function targetOn(cloud: Cloud, overrides: Target["overrides"] = {}): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  return { cloud, region: REGIONS[cloud], tier: "standard", account: "123456789012", environment, choices: {}, overrides };
}

function drawing(kind: string, settings: Blueprint["components"][number]["settings"] = {}): Blueprint {
  return { ...EMPTY_BLUEPRINT, tier: "standard", components: [{ id: "part", kind, title: "The part", settings }] };
}

/** What the cloud would have had after this change of the drawing, as if somebody had made it by hand. */
function driftOf(blueprint: Blueprint, target: Target, [key, value]: readonly [string, Value]): AdoptionQuestion {
  const now = compile(blueprint, target).resources;
  const change = { place: { in: "design" }, component: "part", key, value } as const;
  const then = compile(applyChange({ blueprint, target }, change).blueprint, target).resources;
  const effect = sideEffects(now, then).find(({ component, kind }) => component === "part" && kind === "changed");
  if (!effect?.path) throw new Error(`${key} changes nothing in place`);
  const recorded = now.map((resource) => recordedResource(resource));
  return { blueprint, target, address: effect.address, path: effect.path, observed: effect.after, recorded };
}

/** The design with the answer in it wants what the cloud has. */
function wants(question: AdoptionQuestion, answer: Adoption): boolean {
  if (!answer.found) return false;
  const changed = applyChange(question, answer.change);
  const again = findAdoption({ ...question, ...changed, target: { ...question.target, ...changed.target } });
  return !again.found && again.why === "The design already wants what the cloud has.";
}

describe("a change by hand is found back as the setting that makes it", () => {
  it.each<[Cloud, string, Blueprint["components"][number]["settings"], string, Value]>([
    ["aws", "event-stream", { engine: "kinesis" }, "retentionHours", 48],
    ["aws", "event-stream", { engine: "kafka", serverless: false }, "retentionHours", 100],
    ["azure", "event-stream", { engine: "event-hubs" }, "retentionHours", 48],
    ["gcp", "event-stream", { engine: "pubsub" }, "retentionHours", 48],
    ["gcp", "event-stream", { engine: "confluent" }, "retentionHours", 48],
    ["aws", "encryption-key", {}, "rotationDays", 180],
    ["azure", "encryption-key", {}, "rotationDays", 180],
    ["gcp", "encryption-key", {}, "rotationDays", 180],
    ["aws", "object-store", {}, "versioning", true],
    ["gcp", "object-store", {}, "versioning", true],
    ["azure", "app-service", {}, "public", false],
    ["aws", "ml-workspace", {}, "notebookSize", "large"],
  ])("%s: %s %j, %s %j", (cloud, kind, settings, key, value) => {
    const question = driftOf(drawing(kind, settings), targetOn(cloud), [key, value]);
    const answer = findAdoption(question);
    expect(answer).toMatchObject({ found: true, change: { place: { in: "design" }, component: "part", key, after: value } });
    expect(wants(question, answer)).toBe(true);
  });
});

describe("where the setting stands", () => {
  const stream = drawing("event-stream", { engine: "kinesis", retentionHours: 24 });

  it("an environment's own value is changed where it is, not in the drawing", () => {
    const target = targetOn("aws", { part: { retentionHours: 72 } });
    const { address, path } = driftOf(stream, targetOn("aws"), ["retentionHours", 48]);
    const question = { blueprint: stream, target, address, path, observed: 96, recorded: [] };
    expect(findAdoption(question)).toMatchObject({ found: true, change: { place: { in: "environment" }, before: 72, after: 96 } });
  });

  it("a choice for the cloud is changed there", () => {
    const blueprint = { ...stream, targetChoices: { aws: { "part.retentionHours": 72 } } };
    const { address, path } = driftOf(stream, targetOn("aws"), ["retentionHours", 48]);
    const answer = findAdoption({ blueprint, target: targetOn("aws"), address, path, observed: 96, recorded: [] });
    expect(answer).toMatchObject({ found: true, change: { place: { in: "choices", cloud: "aws" }, before: 72, after: 96 } });
  });
});

it("tells what the design wants now", () => {
  const question = driftOf(drawing("event-stream", { engine: "kinesis", retentionHours: 24 }), targetOn("aws"), ["retentionHours", 48]);
  expect([wantedValue(question), question.observed]).toEqual([24, 48]);
  expect(wantedValue({ ...question, address: "gone.thing" })).toBeUndefined();
});

describe("when no setting leads there", () => {
  const blueprint = drawing("event-stream", { engine: "kinesis" });
  const target = targetOn("aws");
  const { resources } = compile(blueprint, target);
  const ask = (address: string, path: string, observed: Value) =>
    findAdoption({ blueprint, target, address, path, observed, recorded: [] });

  it("says so with the component's title", () => {
    const { address, path } = driftOf(blueprint, target, ["retentionHours", 48]);
    expect(ask(address, path, 20_000)).toEqual({ found: false, why: "No setting of The part leads to this." });
  });

  it("says that tags hold for all, that a part attaches itself, and that a resource is in the design no more", () => {
    const [own] = resources.filter(({ component, facts }) => component === "part" && facts.tags);
    const attached = resources.find(({ component }) => component !== "part");
    expect(ask(own?.address ?? "", `${own?.facts.tags?.property}.0.Value`, "x")).toMatchObject({ why: expect.stringMatching(/Tags hold/) });
    expect(ask(attached?.address ?? "", "Any", 1)).toMatchObject({ why: expect.stringMatching(/attaches itself/) });
    expect(ask("gone.thing", "Any", 1)).toEqual({ found: false, why: "The design has no gone.thing any more." });
  });
});

it("tells what else a change brings", () => {
  const blueprint = drawing("event-stream", { engine: "kinesis", topics: ["orders", "payments"] });
  const question = driftOf(blueprint, targetOn("aws"), ["retentionHours", 48]);
  const answer = findAdoption(question);
  const others = answer.found ? answer.alsoChanges : [];
  expect(others.map(({ kind }) => kind)).toContain("changed");
  expect(others.some(({ address }) => address !== question.address)).toBe(true);
});
