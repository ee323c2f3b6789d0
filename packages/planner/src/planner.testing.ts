import {
  type Address,
  type DesiredResource,
  isSecret,
  needsOf,
  type PropertyMap,
  reference,
  secret,
  substitute,
  type Value,
  walkValue,
} from "@zerolake/resources";
import fc from "fast-check";
import { attributeOf } from "./attribute-of.ts";
import type { Plan, PlanStep, RecordedResource } from "./plan.ts";
import { orderOperations, planOperations } from "./plan-operations.ts";

/** A desired resource of a made-up type; `Kind` and `Name` cannot change in place, `Arn` and `Version` come from the cloud. */
export function desiredResource(address: Address, overrides: Partial<DesiredResource> = {}): DesiredResource {
  return {
    address,
    component: address.split(".")[0] ?? address,
    type: "Test::Service::Thing",
    via: "cloudcontrol",
    properties: { Name: address },
    dependsOn: [],
    holdsData: false,
    retain: false,
    expectedMinutes: [1, 2],
    timeLimitMinutes: 15,
    facts: {
      createOnly: ["Name", "Kind"],
      readOnly: ["Arn", "Version"],
      writeOnly: [],
      identifier: ["Name"],
      hasUniqueName: true,
      nameProperty: "Name",
      tags: { property: "Tags", shape: "list" },
    },
    ...overrides,
  };
}

/** What would be recorded after the resource was applied with all references known. */
export function recordedResource(desired: DesiredResource, overrides: Partial<RecordedResource> = {}): RecordedResource {
  const { address, component, type, via, holdsData, retain, facts, expectedMinutes, timeLimitMinutes } = desired;
  return {
    address,
    component,
    type,
    via,
    identifier: String(desired.properties["Name"] ?? address),
    properties: desired.properties,
    attributes: { Arn: `arn:test:${address}`, Version: "1" },
    secretDigests: {},
    dependsOn: needsOf(desired),
    holdsData,
    retain,
    ...(desired.singleton ? { singleton: desired.singleton } : {}),
    ...(desired.isReadStep ? { isReadStep: true } : {}),
    expectedMinutes,
    timeLimitMinutes,
    facts,
    ...overrides,
  };
}

/** What a run without any trouble would leave recorded. Throws when an operation meets a reference that nobody can resolve yet. */
export function simulateApply(
  plan: Plan,
  recorded: readonly RecordedResource[],
  secretDigests: Readonly<Record<string, string>> = {},
): RecordedResource[] {
  const state = new Map(recorded.map((resource) => [resource.address, resource]));
  const operations = planOperations(plan);
  const ordered = orderOperations(operations);
  if (ordered.length !== operations.length) throw new Error("The operations run in a circle");
  for (const { phase, step } of ordered) {
    if (phase === "make" && step.desired) state.set(step.address, applied(step, step.desired, state, secretDigests));
    else if (step.action === "destroy" || step.action === "read") state.delete(step.address);
  }
  return [...state.values()];
}

function applied(
  step: PlanStep,
  desired: DesiredResource,
  state: ReadonlyMap<Address, RecordedResource>,
  digests: Readonly<Record<string, string>>,
) {
  const resolve = (value: Value): Value =>
    substitute(value, (marker) => {
      if (isSecret(marker)) return undefined;
      const target = state.get(String(marker.$ref));
      const found = target && attributeOf(target, String(marker.attr));
      if (found === undefined)
        throw new Error(`${step.address} needs ${String(marker.$ref)}.${String(marker.attr)}, which nobody knows yet`);
      return found;
    });
  const properties: PropertyMap = Object.fromEntries(Object.entries(desired.properties).map(([key, value]) => [key, resolve(value)]));
  const isNew = step.action !== "update";
  const version = isNew ? "1" : String(Number(step.prior?.attributes["Version"] ?? 0) + 1);
  const identity = isNew && step.action === "replace" ? `${step.address}/${String(step.prior?.identifier)}` : step.address;
  return recordedResource(desired, {
    properties,
    attributes: { Arn: step.action === "update" ? (step.prior?.attributes["Arn"] ?? "") : `arn:test:${identity}`, Version: version },
    secretDigests: digestsOf(properties, digests),
  });
}

function digestsOf(properties: PropertyMap, digests: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {};
  walkValue(properties, (value, path) => {
    if (isSecret(value)) found[path.join(".")] = digests[value.$secret] ?? "";
  });
  return found;
}

interface Blueprint {
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  readonly size: number;
  readonly holdsData: boolean;
  readonly hasUniqueName: boolean;
  readonly retain: boolean;
  readonly needs: readonly number[];
  readonly attr: "Arn" | "Name" | "Version" | "Kind";
}

function blueprintAt(index: number): fc.Arbitrary<Blueprint> {
  return fc.record({
    index: fc.constant(index),
    name: fc.constantFrom("plain", "renamed"),
    kind: fc.constantFrom("a", "b"),
    size: fc.integer({ min: 0, max: 2 }),
    holdsData: fc.boolean(),
    hasUniqueName: fc.boolean(),
    retain: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    needs: index === 0 ? fc.constant([]) : fc.uniqueArray(fc.integer({ min: 0, max: index - 1 }), { maxLength: 3 }),
    attr: fc.constantFrom("Arn", "Name", "Version", "Kind"),
  });
}

/** Random, acyclic sets of resources. Two draws share addresses, so that one is a plausible later version of the other. */
export function desiredGraphs(sizeMax = 12): fc.Arbitrary<readonly DesiredResource[]> {
  return fc
    .tuple(...Array.from({ length: sizeMax }, (_, index) => fc.option(blueprintAt(index), { nil: undefined })))
    .map((nodes) => nodes.filter((node) => node !== undefined))
    .map((nodes) => nodes.map((node) => resourceOf(node, new Set(nodes.map((other) => other.index)))));
}

function resourceOf(node: Blueprint, present: ReadonlySet<number>): DesiredResource {
  const needs = node.needs.filter((need) => present.has(need));
  const address = `c${node.index}.thing`;
  const base = desiredResource(address);
  return {
    ...base,
    properties: {
      Name: `${address}-${node.name}`,
      Kind: node.kind,
      Size: node.size,
      Password: secret("db"),
      ...Object.fromEntries(needs.slice(1).map((need, position) => [`Uses${position}`, reference(`c${need}.thing`, node.attr)])),
    },
    dependsOn: needs.slice(0, 1).map((need) => `c${need}.thing`),
    holdsData: node.holdsData,
    retain: node.retain,
    facts: { ...base.facts, hasUniqueName: node.hasUniqueName },
  };
}
