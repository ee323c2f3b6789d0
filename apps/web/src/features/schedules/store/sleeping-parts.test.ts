import { type Blueprint, expandTemplate, stoppableComponents } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { planHibernation } from "@zerolake/planner";
import { recordedResource } from "@zerolake/planner/testing";
import { type Cloud, needsOf } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { previewTarget } from "@/clouds/preview-target.ts";
import { sleepingParts } from "./sleeping-parts.ts";

/** Grants to what stops and alarms about it stand on it, so they go and come back with it. */
const MAY_GO_ALONG = ["governance", "monitoring", "synapse-workspace"];

function asleep(blueprint: Blueprint, cloud: Cloud) {
  const { resources } = compile(blueprint, previewTarget(cloud, "production"));
  const recorded = resources.map((resource) => recordedResource(resource, { dependsOn: needsOf(resource) }));
  const components = stoppableComponents(blueprint);
  const { steps } = planHibernation({ recorded, components });
  return { recorded, components, steps };
}

describe.each(["aws", "azure", "gcp"] as const)("every template on %s", (cloud) => {
  it.each(TEMPLATES.map((template) => [template.id, expandTemplate(template)] as const))(
    "%s sleeps without losing data, stream, catalog or network",
    (_id, blueprint) => {
      const { components, steps } = asleep(blueprint, cloud);
      const kindOf = new Map(blueprint.components.map(({ id, kind }) => [id, kind]));
      const along = steps
        .filter(({ component }) => !components.includes(component))
        .map(({ component }) => kindOf.get(component) ?? component);
      expect(along.filter((kind) => !MAY_GO_ALONG.includes(kind))).toEqual([]);
      expect(steps.filter(({ prior, risk }) => prior?.holdsData === true || risk === "dataLoss")).toEqual([]);
    },
  );
});

const parts = (resources: readonly (readonly [component: string, holdsData: boolean, isGoing: boolean])[]) => {
  const recorded = resources.map(([component, holdsData], index) => ({ address: `${component}.r${index}`, component, holdsData }));
  const going = new Set(recorded.filter((_, index) => resources[index]?.[2]).map(({ address }) => address));
  const drawn = [
    { id: "sql", kind: "sql-engine", title: "SQL" },
    { id: "flink", kind: "stream-processor", title: "Flink" },
    { id: "stream", kind: "event-stream", title: "Stream" },
  ];
  return sleepingParts(drawn, recorded, going).map(({ title, fate }) => [title, fate]);
};

describe("what becomes of the components", () => {
  it("is told by what really goes: a job whose state the cloud keeps inside it stays, a warehouse keeps its data and stops", () => {
    const resources = [
      ["sql", true, false],
      ["sql", false, true],
      ["flink", true, false],
      ["flink", false, false],
      ["stream", true, false],
    ] as const;
    expect(parts(resources)).toEqual([
      ["SQL", "stopsInPart"],
      ["Flink", "stays"],
      ["Stream", "stays"],
    ]);
    expect(
      parts([
        ["sql", false, true],
        ["flink", false, true],
      ]).map(([, fate]) => fate),
    ).toEqual(["stops", "stops", "stays"]);
  });
});
