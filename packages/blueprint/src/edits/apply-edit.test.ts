import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designs, NATIVE_ICEBERG } from "../blueprint.testing.ts";
import { type Design, EMPTY_LAYOUT } from "../document.ts";
import { indexBlueprint } from "../validation/blueprint-index.ts";
import { checkStructure } from "../validation/check-structure.ts";
import { applyEdit } from "./apply-edit.ts";
import { canConnect } from "./can-connect.ts";
import { type Edit, editSchema } from "./edit.ts";
import { editsOverlap, editTouches } from "./edit-touches.ts";
import { editsFor } from "./edits.testing.ts";

const design: Design = {
  blueprint: { ...NATIVE_ICEBERG, targetChoices: { azure: { "orders.engine": "delta" } } },
  layout: {
    positions: { orders: { x: 8, y: 16 } },
    frames: [
      { id: "f", title: "Lake", note: "", tint: 1, position: { x: 0, y: 0 }, size: { width: 9, height: 9 }, members: ["orders", "sql"] },
    ],
  },
};

const designAndEdit = designs().chain((drawn) => fc.tuple(fc.constant(drawn), editsFor(drawn)));
const designAndTwo = designs().chain((drawn) => fc.tuple(fc.constant(drawn), editsFor(drawn), editsFor(drawn)));

function must(start: Design, edit: Edit): { readonly design: Design; readonly inverse: Edit } {
  const result = applyEdit(start, edit);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const nested = (depth: number): unknown =>
  depth === 0 ? { edit: "setTier", tier: "standard" } : { edit: "batch", edits: [nested(depth - 1)] };

const connect = (from: string, port: "events" | "tables", to: string) =>
  canConnect(NATIVE_ICEBERG, { from: { component: from, port }, to: { component: to, port } });

describe("applyEdit", () => {
  it("undo brings back exactly what was there, and redo exactly what came", () => {
    fc.assert(
      fc.property(designAndEdit, ([before, edit]) => {
        const done = applyEdit(before, edit);
        fc.pre(done.ok);
        const undone = must(done.value.design, done.value.inverse);
        expect(undone.design).toEqual(before);
        expect(must(undone.design, undone.inverse).design).toEqual(done.value.design);
      }),
      { numRuns: 250 },
    );
  });

  it("a whole session can be undone step by step", () => {
    fc.assert(
      fc.property(
        designs().chain((drawn) => fc.tuple(fc.constant(drawn), fc.array(editsFor(drawn), { maxLength: 15 }))),
        ([start, edits]) => {
          let current = start;
          const undo: Edit[] = [];
          for (const edit of edits) {
            const done = applyEdit(current, edit);
            if (!done.ok) continue;
            current = done.value.design;
            undo.push(done.value.inverse);
          }
          expect(undo.reduceRight((after, inverse) => must(after, inverse).design, current)).toEqual(start);
        },
      ),
    );
  });

  it("never leads to a document that could not be read again", () => {
    fc.assert(
      fc.property(designAndEdit, ([before, edit]) => {
        const done = applyEdit(before, edit);
        fc.pre(done.ok);
        const { blueprint } = done.value.design;
        expect(checkStructure(blueprint, indexBlueprint(blueprint))).toEqual([]);
      }),
    );
  });

  it("leaves the design it was given untouched", () => {
    fc.assert(
      fc.property(designAndEdit, ([before, edit]) => {
        const copy = structuredClone(before);
        applyEdit(before, edit);
        expect(before).toEqual(copy);
      }),
    );
  });

  it("edits and their inverses survive the wire", () => {
    fc.assert(
      fc.property(designAndEdit, ([before, edit]) => {
        expect(editSchema.parse(JSON.parse(JSON.stringify(edit)))).toEqual(edit);
        const done = applyEdit(before, edit);
        fc.pre(done.ok);
        expect(editSchema.safeParse(JSON.parse(JSON.stringify(done.value.inverse))).success).toBe(true);
      }),
    );
  });

  it("removing a component takes edges, place, membership and choices along", () => {
    const { design: after } = must(design, { edit: "removeComponent", component: "orders" });
    expect(after.blueprint.edges.map(({ id }) => id)).toEqual(["app-events--stream", "stream-events--delivery"]);
    expect(after.blueprint.targetChoices).toEqual({});
    expect(after.layout.positions).toEqual({});
    expect(after.layout.frames[0]?.members).toEqual(["sql"]);
  });

  it("a batch happens as a whole or not at all", () => {
    const result = applyEdit(design, {
      edit: "batch",
      edits: [
        { edit: "removeComponent", component: "orders" },
        { edit: "renameComponent", component: "orders", title: "Late" },
      ],
    });
    expect(result).toMatchObject({ ok: false, error: { code: "ZL-EDIT-GONE" } });
  });

  it.each<[Edit, string]>([
    [{ edit: "addComponent", component: { id: "orders", kind: "budget", title: "Twin", settings: {} } }, "ZL-EDIT-TAKEN"],
    [{ edit: "addComponent", component: { id: "new", kind: "warp-drive", title: "New", settings: {} } }, "ZL-KIND-UNKNOWN"],
    [{ edit: "removeEdge", edge: "none" }, "ZL-EDIT-GONE"],
    [
      { edit: "addEdge", edge: { id: "x", from: { component: "app", port: "events" }, to: { component: "gone", port: "events" } } },
      "ZL-EDGE-DANGLING",
    ],
    [
      { edit: "addEdge", edge: { id: "x", from: { component: "app", port: "events" }, to: { component: "stream", port: "events" } } },
      "ZL-EDGE-DUPLICATE",
    ],
    [{ edit: "updateFrame", frame: "none", changes: {} }, "ZL-EDIT-GONE"],
  ])("%j is refused as %s", (edit, code) => {
    expect(applyEdit(design, edit)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("editSchema", () => {
  it("refuses illegal ids, prototype keys, unknown edits and endless batches", () => {
    const component = { id: "Bad Id", kind: "budget", title: "Bad", settings: {} };
    for (const edit of [
      { edit: "addComponent", component },
      { edit: "setSetting", component: "a", key: "__proto__", value: 1 },
      { edit: "dropTable" },
      nested(3),
    ])
      expect(editSchema.safeParse(edit).success).toBe(false);
    expect(editSchema.safeParse(nested(2)).success).toBe(true);
  });
});

describe("editTouches", () => {
  it("edits that do not overlap give the same design in either order", () => {
    fc.assert(
      fc.property(designAndTwo, ([start, left, right]) => {
        fc.pre(!editsOverlap(left, right) && !isPlacing(left) && !isPlacing(right));
        const [leftFirst, rightFirst] = [applyEdit(start, left), applyEdit(start, right)];
        fc.pre(leftFirst.ok && rightFirst.ok);
        const both = applyEdit(leftFirst.value.design, right);
        const other = applyEdit(rightFirst.value.design, left);
        fc.pre(both.ok && other.ok);
        expect(both.value.design).toEqual(other.value.design);
      }),
      { numRuns: 200 },
    );
  });

  it("removing a part overlaps with everything about it, two answers about it do not", () => {
    const remove: Edit = { edit: "removeComponent", component: "orders" };
    const zones: Edit = { edit: "setSetting", component: "orders", key: "zones", value: ["gold"] };
    const title: Edit = { edit: "renameComponent", component: "orders", title: "Sales" };
    const edge: Edit = {
      edit: "addEdge",
      edge: { id: "e", from: { component: "orders", port: "tables" }, to: { component: "sql", port: "tables" } },
    };
    expect([zones, title, edge].map((edit) => editsOverlap(remove, edit))).toEqual([true, true, true]);
    expect([editsOverlap(zones, title), editsOverlap(zones, edge), editsOverlap(zones, zones)]).toEqual([false, false, true]);
    expect([...editTouches(edge)]).toEqual(["edges/e", "components/orders/edges/e", "components/sql/edges/e"]);
  });
});

/** Where a thing stands in its list depends on who comes first; that order has no meaning. */
function isPlacing(edit: Edit): boolean {
  return edit.edit === "batch" ? edit.edits.some(isPlacing) : edit.edit.startsWith("add") || edit.edit.startsWith("remove");
}

describe("canConnect", () => {
  it("says why not, in the order in which it makes sense", () => {
    expect(connect("app", "events", "stream")).toMatchObject({ error: { code: "ZL-EDGE-DUPLICATE" } });
    expect(connect("app", "tables", "orders")).toMatchObject({ error: { code: "ZL-EDGE-PORT" } });
    expect(connect("app", "events", "orders")).toMatchObject({ error: { code: "ZL-EDGE-REFUSED" } });
    expect(connect("orders", "tables", "sql")).toMatchObject({ ok: false });
  });

  it("refuses what one cloud cannot carry only when asked for that cloud", () => {
    const joint = { from: { component: "app", port: "events" as const }, to: { component: "delivery", port: "events" as const } };
    expect(canConnect(NATIVE_ICEBERG, joint).ok).toBe(true);
    expect(canConnect(NATIVE_ICEBERG, joint, "aws").ok).toBe(true);
    expect(canConnect(NATIVE_ICEBERG, joint, "gcp")).toMatchObject({ error: { hint: "Put between: event-stream." } });
  });

  it("refuses to close a circle, and a second edge into a port for one", () => {
    const loop = must(
      { blueprint: NATIVE_ICEBERG, layout: EMPTY_LAYOUT },
      {
        edit: "batch",
        edits: [
          { edit: "addComponent", component: { id: "job", kind: "spark-engine", title: "Job", settings: {} } },
          { edit: "addEdge", edge: { id: "j", from: { component: "orders", port: "tables" }, to: { component: "job", port: "tables" } } },
          { edit: "addComponent", component: { id: "one", kind: "schema-registry", title: "One", settings: {} } },
          { edit: "addComponent", component: { id: "two", kind: "schema-registry", title: "Two", settings: {} } },
          { edit: "addEdge", edge: { id: "s", from: { component: "one", port: "schema" }, to: { component: "app", port: "schema" } } },
        ],
      },
    ).design.blueprint;
    expect(canConnect(loop, { from: { component: "job", port: "tables" }, to: { component: "orders", port: "tables" } })).toMatchObject({
      error: { code: "ZL-EDGE-CYCLE" },
    });
    expect(canConnect(loop, { from: { component: "two", port: "schema" }, to: { component: "app", port: "schema" } })).toMatchObject({
      error: { code: "ZL-EDGE-MAX" },
    });
  });
});
