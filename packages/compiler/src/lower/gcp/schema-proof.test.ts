import { collectReferences, type DesiredResource, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { GCP_ANSWERED, GCP_SAMPLES } from "./samples.testing.ts";
import { isKnownAttribute, uncheckedReason, violationsOf, withProperties } from "./vendor-check.testing.ts";

/** Google publishes nothing about its Iceberg catalogs: one of the smaller templates has four resources of theirs. */
const CHECKED_SHARE_MIN = 0.94;

const ENVIRONMENTS = GCP_SAMPLES.flatMap(({ name, blueprint, choices = {} }) =>
  TIERS.flatMap((tier) => [
    { name, tier, answers: "open", compiled: compile(blueprint, sampleTarget(tier, choices, "gcp")) },
    { name, tier, answers: "answered", compiled: compile(blueprint, sampleTarget(tier, { ...GCP_ANSWERED, ...choices }, "gcp")) },
  ]),
);

function badReferences(resources: readonly DesiredResource[]): string[] {
  const types = new Map(resources.map((resource) => [resource.address, resource.type]));
  return resources.flatMap((resource) =>
    collectReferences(resource.properties)
      .filter(({ $ref, attr }) => !isKnownAttribute(types.get($ref) ?? "", attr))
      .map(({ $ref, attr }) => `${resource.address} reads ${attr} of ${$ref} (${types.get($ref)})`),
  );
}

describe("every Google Cloud resource against Google's own discovery documents", () => {
  it.each(ENVIRONMENTS)("$name, $tier, questions $answers", ({ compiled: { resources, diagnostics } }) => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(
      resources.flatMap((resource) => violationsOf(resource).map((violation) => ({ address: resource.address, ...violation }))),
    ).toEqual([]);
    expect(badReferences(resources)).toEqual([]);
  });

  it("counts what was checked and names what was not", () => {
    const rows = ENVIRONMENTS.map(({ name, tier, answers, compiled: { resources } }) => {
      const unchecked = resources.filter((resource) => uncheckedReason(resource) !== undefined && !isLook(resource));
      return { name, tier, answers, resources: resources.length, unchecked: unchecked.length };
    });
    const reasons = ENVIRONMENTS.flatMap(({ compiled }) => compiled.resources).flatMap((resource) => uncheckedReason(resource) ?? []);
    const lines = rows.map(({ name, tier, answers, resources, unchecked }) =>
      [name, tier, answers, resources, resources - unchecked, unchecked].join(" | "),
    );
    process.stdout.write(
      `\nblueprint | tier | questions | resources | checked | unchecked\n${lines.join("\n")}\n\nNot checked:\n${[...new Set(reasons)].sort().join("\n")}\n`,
    );
    expect(rows.every(({ resources, unchecked }) => 1 - unchecked / resources >= CHECKED_SHARE_MIN)).toBe(true);
  });
});

/** What is only read sends nothing that could be checked. */
function isLook(resource: DesiredResource): boolean {
  return uncheckedReason(resource) === "a look, without a body";
}

describe("a broken recipe fails the check", () => {
  const resources = ENVIRONMENTS.flatMap(({ compiled }) => compiled.resources);
  const topic = resources.find(({ type }) => type === "pubsub.topic")!;
  const member = resources.find(({ type, properties }) => type === "iam.member" && properties["onType"] === "pubsub.topic")!;

  it.each([
    ["an unknown field", withProperties(topic, { label: {} }), "label"],
    ["a read-only field", withProperties(topic, { state: "ACTIVE" }), "state"],
    ["a wrong type", withProperties(topic, { messageStoragePolicy: [] }), "messageStoragePolicy"],
    ["a wrong address", withProperties(topic, { resourcePath: "projects/p/topic/t" }), "resourcePath"],
    [
      "a member of something without a policy",
      withProperties(member, { onType: "monitoring.dashboard", on: "projects/p/dashboards/d" }),
      "onType",
    ],
    ["a member at a wrong address", withProperties(member, { on: "topics/t" }), "resourcePath"],
  ])("by %s", (_what, broken, path) => {
    expect(violationsOf(broken).map((violation) => violation.path)).toEqual([path]);
  });

  it("by a type that Google does not know", () => {
    expect(uncheckedReason({ ...topic, type: "pubsub.topick" })).toContain("no discovery document");
  });
});
