import { needsOf, reachable, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { uncheckedServiceReason } from "../services/service-check.testing.ts";
import { isServiceType } from "../services/service-type-facts.ts";
import { AZURE_ANSWERED, azureSamples } from "./azure-samples.testing.ts";
import { violationsOf } from "./vendor-check.testing.ts";

const ENVIRONMENTS = azureSamples().flatMap((sample) =>
  TIERS.flatMap((tier) => [
    { ...sample, tier, answers: "open", compiled: compile(sample.blueprint, sampleTarget(tier, {}, "azure")) },
    { ...sample, tier, answers: "answered", compiled: compile(sample.blueprint, sampleTarget(tier, AZURE_ANSWERED, "azure")) },
  ]),
);

describe("every request to ARM against the vendor's own types", () => {
  it.each(ENVIRONMENTS)("$name, $tier, questions $answers", ({ compiled: { resources, diagnostics } }) => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(resources.flatMap((one) => (violationsOf(one) ?? []).map((violation) => ({ address: one.address, ...violation })))).toEqual([]);
  });

  it.each(ENVIRONMENTS)("ids are the type's, and no two are the same: $name, $tier, questions $answers", ({ compiled }) => {
    const resources = compiled.resources.filter(({ type }) => !isServiceType(type));
    const ids = resources.map(({ properties }) => String(properties["id"]).toLowerCase());
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const wrong = resources.filter(({ type, properties }) => !type.startsWith("Zerolake.") && typeOfId(String(properties["id"])) !== type);
    expect(wrong.map(({ address, properties }) => `${address}: ${String(properties["id"])}`)).toEqual([]);
  });

  it.each(ENVIRONMENTS)("whoever names an id waits for its bearer: $name, $tier, questions $answers", ({ compiled }) => {
    const resources = compiled.resources.filter(({ type }) => !isServiceType(type));
    const bearers = new Map(resources.map(({ properties, address }) => [String(properties["id"]), address]));
    const needs = new Map(resources.map((resource) => [resource.address, needsOf(resource)]));
    const hasty = resources.flatMap(({ address, properties }) => {
      const awaited = reachable([address], needs);
      const named = [...bearers].filter(([id, bearer]) => bearer !== address && JSON.stringify(properties).includes(`${id}`));
      return named.filter(([, bearer]) => !awaited.has(bearer)).map(([, bearer]) => `${address} does not wait for ${bearer}`);
    });
    expect(hasty).toEqual([]);
  });

  it("counts what was checked and names what was not", () => {
    const rows = ENVIRONMENTS.map(({ name, tier, answers, compiled: { resources } }) => {
      const checked = resources.filter((resource) => violationsOf(resource) !== undefined).length;
      return [name, tier, answers, resources.length, checked, resources.length - checked].join(" | ");
    });
    const unchecked = ENVIRONMENTS.flatMap(({ compiled }) => compiled.resources).filter((resource) => violationsOf(resource) === undefined);
    const types = [...new Set(unchecked.map(({ type }) => type))];
    process.stdout.write(
      `\nblueprint | tier | questions | resources | checked | unchecked\n${rows.join("\n")}\nNot checked: ${types.join(", ")}\n`,
    );
    expect(types.filter((type) => !type.startsWith("Zerolake.") && !isLook(type))).toEqual([]);
  });
});

function isLook(type: string): boolean {
  return uncheckedServiceReason(type) === "a look, without a body";
}

/** The type that an id names: the segments after its last provider, every other one. */
function typeOfId(id: string): string {
  const at = id.lastIndexOf("/providers/");
  if (at < 0) return "Microsoft.Resources/resourceGroups";
  const [provider = "", ...segments] = id.slice(at + "/providers/".length).split("/");
  return [provider, ...segments.filter((_, index) => index % 2 === 0)].join("/");
}

describe("a broken recipe fails the check", () => {
  const namespace = ENVIRONMENTS.flatMap(({ compiled }) => compiled.resources).find(({ type }) => type === "Microsoft.EventHub/namespaces");

  it.each([
    ["an unknown property", { zone: "1" }, "zone"],
    ["a read-only property", { systemData: {} }, "systemData"],
    ["a value outside the enumeration", { sku: { name: "Golden" } }, "sku.name"],
    ["a missing required property", { sku: {} }, "sku.name"],
    ["a wrong type", { properties: { disableLocalAuth: "yes" } }, "properties.disableLocalAuth"],
    ["an illegal name", { name: "zl" }, "name"],
  ])("by %s", (_what, properties, path) => {
    expect(namespace).toBeDefined();
    if (!namespace) return;
    expect(violationsOf({ ...namespace, properties: { ...namespace.properties, ...properties } })).toMatchObject([{ path }]);
  });

  it("by an api-version that the vendor does not know", () => {
    expect(namespace && violationsOf({ ...namespace, apiVersion: "2000-01-01" })).toBeUndefined();
  });
});
