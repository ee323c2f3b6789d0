import { COMPONENT_DEFINITIONS } from "@zerolake/catalog";
import { TIERS } from "@zerolake/resources";
import fc from "fast-check";
import { settingsOf, titles, valueOf } from "../blueprint.testing.ts";
import type { Design } from "../document.ts";
import type { Edit } from "./edit.ts";

const is = <Kind extends Edit["edit"]>(kind: Kind) => fc.constant(kind);

/** Edits of every sort, mostly about things that exist in the design. */
export function editsFor({ blueprint, layout }: Design): fc.Arbitrary<Edit> {
  const component = fc.constantFrom("gone", ...blueprint.components.map(({ id }) => id));
  const edge = fc.constantFrom("gone", ...blueprint.edges.map(({ id }) => id));
  const frame = fc.constantFrom("gone", ...layout.frames.map(({ id }) => id));
  const point = fc.record({ x: fc.integer({ min: -99, max: 99 }), y: fc.integer({ min: -99, max: 99 }) });
  const index = fc.nat({ max: 20 });
  const members = fc.subarray(blueprint.components.map(({ id }) => id));
  const single: fc.Arbitrary<Edit> = fc.oneof(
    fc.constantFrom(...COMPONENT_DEFINITIONS).chain((definition) =>
      fc.record(
        {
          edit: is("addComponent"),
          component: fc.record({
            id: fc.constantFrom("new-one", "new-two", ...blueprint.components.map(({ id }) => id)),
            kind: fc.constant(definition.kind),
            title: titles(),
            settings: settingsOf(definition),
          }),
          at: point,
          index,
        },
        { requiredKeys: ["edit", "component"] },
      ),
    ),
    fc.record({ edit: is("removeComponent"), component }),
    fc.record({ edit: is("renameComponent"), component, title: titles() }),
    fc
      .constantFrom(...COMPONENT_DEFINITIONS.flatMap(({ settings }) => settings))
      .chain((setting) => fc.record({ edit: is("setSetting"), component, key: fc.constant(setting.key), value: valueOf(setting) })),
    fc.record({ edit: is("unsetSetting"), component, key: fc.constantFrom("zones", "topics", "engine", "gbPerDay") }),
    fc.record({ edit: is("removeEdge"), edge }),
    fc.record({ edit: is("setEdgeSettings"), edge, settings: fc.record({ priority: fc.nat() }) }, { requiredKeys: ["edit", "edge"] }),
    fc.record({ edit: is("moveComponents"), positions: fc.dictionary(component, fc.option(point), { maxKeys: 3 }) }),
    fc.record({
      edit: is("addFrame"),
      frame: fc.record({
        id: fc.constantFrom("f1", "f9"),
        title: fc.string(),
        note: fc.constant(""),
        tint: fc.constant(0),
        position: point,
        size: fc.constant({ width: 10, height: 10 }),
        members,
      }),
      index,
    }),
    fc.record({ edit: is("updateFrame"), frame, changes: fc.record({ title: fc.string(), members }, { requiredKeys: [] }) }),
    fc.record({ edit: is("removeFrame"), frame }),
    fc.record(
      { edit: is("setWorkload"), figure: fc.constantFrom("eventsPerSecond", "vectors"), value: fc.nat() },
      { requiredKeys: ["edit", "figure"] },
    ),
    fc.record({ edit: is("setTier"), tier: fc.constantFrom(...TIERS) }),
    fc.record({
      edit: is("setPolicies"),
      policies: fc.record(
        {
          omit: fc.subarray(["network", "budget"]),
          residencyRegion: fc.constantFrom("eu-west-1", "europe-west4"),
          tags: fc.constantFrom({ team: "orders" }, { team: "search", "cost-center": "4711" }),
        },
        { requiredKeys: ["omit"] },
      ),
    }),
    component.chain((id) =>
      fc.record(
        {
          edit: is("setTargetChoice"),
          cloud: fc.constantFrom("aws" as const, "azure" as const),
          key: fc.constantFrom(`${id}.zones`, `${id}.engine`),
          value: fc.nat(),
        },
        { requiredKeys: ["edit", "cloud", "key"] },
      ),
    ),
    addEdgeFor(blueprint),
  );
  return fc.oneof(
    { weight: 4, arbitrary: single },
    { weight: 1, arbitrary: fc.record({ edit: is("batch"), edits: fc.array(single, { maxLength: 5 }) }) },
  );
}

/** Brings back an edge of the design under another id, or joins two parts by a port that may not exist. */
function addEdgeFor({ components, edges }: Design["blueprint"]): fc.Arbitrary<Edit> {
  const ids = ["gone", ...components.map(({ id }) => id)];
  return fc
    .record({
      id: fc.constantFrom("e-new", ...edges.map(({ id }) => id)),
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      port: fc.constantFrom("events" as const, "tables" as const, "files" as const),
      index: fc.nat({ max: 9 }),
    })
    .map(({ id, from, to, port, index }) => ({
      edit: "addEdge" as const,
      edge: { id, from: { component: from, port }, to: { component: to, port } },
      index,
    }));
}
