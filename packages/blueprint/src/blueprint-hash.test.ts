import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprints, designs, NATIVE_ICEBERG } from "./blueprint.testing.ts";
import { blueprintHash } from "./blueprint-hash.ts";
import { diffBlueprints } from "./diff-blueprints.ts";
import type { Blueprint, Design } from "./document.ts";
import { applyEdit } from "./edits/apply-edit.ts";
import { editsFor } from "./edits/edits.testing.ts";

const designAndEdit = designs().chain((design) => fc.tuple(fc.constant(design), editsFor(design)));

const inAnyOrder = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length });

function shuffled(blueprint: Blueprint): fc.Arbitrary<Blueprint> {
  return fc.record({ components: inAnyOrder(blueprint.components), edges: inAnyOrder(blueprint.edges) }).map(({ components, edges }) => ({
    ...blueprint,
    components,
    edges: edges.map((edge, index) => ({ ...edge, id: `renamed-${index}` })),
  }));
}

function edited(design: Design, edit: Parameters<typeof applyEdit>[1]): Blueprint {
  const result = applyEdit(design, edit);
  return result.ok ? result.value.design.blueprint : design.blueprint;
}

describe("blueprintHash and diffBlueprints", () => {
  it("order of parts and names of edges change neither hash nor difference", () => {
    fc.assert(
      fc.property(
        blueprints().chain((blueprint) => fc.tuple(fc.constant(blueprint), shuffled(blueprint))),
        ([blueprint, other]) => {
          expect(blueprintHash(other)).toBe(blueprintHash(blueprint));
          expect(diffBlueprints(blueprint, other)).toEqual([]);
        },
      ),
    );
  });

  it("there is a difference exactly when the hashes differ", () => {
    fc.assert(
      fc.property(designAndEdit, ([design, edit]) => {
        const after = edited(design, edit);
        expect(diffBlueprints(design.blueprint, after).length > 0).toBe(blueprintHash(after) !== blueprintHash(design.blueprint));
      }),
      { numRuns: 200 },
    );
  });

  it("moving things and drawing frames changes no hash", () => {
    const moved = applyEdit(
      { blueprint: NATIVE_ICEBERG, layout: { positions: {}, frames: [] } },
      { edit: "moveComponents", positions: { sql: { x: 1, y: 2 } } },
    );
    expect(moved.ok && blueprintHash(moved.value.design.blueprint)).toBe(blueprintHash(NATIVE_ICEBERG));
  });

  it("tells in sentences what changed, grouped by component", () => {
    const design = { blueprint: NATIVE_ICEBERG, layout: { positions: {}, frames: [] } };
    const after = edited(design, {
      edit: "batch",
      edits: [
        { edit: "setSetting", component: "orders", key: "zones", value: ["bronze", "silver"] },
        { edit: "setSetting", component: "orders", key: "native", value: false },
        { edit: "renameComponent", component: "stream", title: "Sales stream" },
        { edit: "removeComponent", component: "sql" },
        { edit: "addComponent", component: { id: "spend", kind: "budget", title: "Spend", settings: { monthlyUsd: 80 } } },
        { edit: "setTier", tier: "production" },
      ],
    });
    const told = diffBlueprints(NATIVE_ICEBERG, after).map(({ sentence, entries }) => [
      sentence,
      ...entries.map((entry) => entry.sentence),
    ]);
    expect(told).toEqual([
      ["“Sales stream” has one change.", "Title changes from “Order stream” to “Sales stream”."],
      [
        "“Orders” has 3 changes.",
        "Managed by the cloud changes from yes to no.",
        "Zones changes from bronze to bronze, silver.",
        "No longer sends tables to “SQL”.",
      ],
      ["“Spend” (Budget and cost alerts) was added.", "Per month is set to 80."],
      ["“SQL” (SQL analytics) was removed."],
      ["The design as a whole changed.", "Size changes from “prototype” to “production”."],
    ]);
  });
});
