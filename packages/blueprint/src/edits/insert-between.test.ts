import { COMPONENT_DEFINITIONS, edgeVerdict } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { type Design, EMPTY_BLUEPRINT } from "../document.ts";
import { validate } from "../validation/validate.ts";
import { applyEdit } from "./apply-edit.ts";
import { insertBetween } from "./insert-between.ts";

function pairOf(from: string, to: string): Design {
  const components = [
    { id: "start", kind: from, title: "Orders", settings: {} },
    { id: "end", kind: to, title: "End", settings: {} },
  ];
  return {
    blueprint: { ...EMPTY_BLUEPRINT, components },
    layout: { positions: { start: { x: 0, y: 0 }, end: { x: 900, y: 300 } }, frames: [] },
  };
}

const offers = COMPONENT_DEFINITIONS.flatMap((from) =>
  COMPONENT_DEFINITIONS.flatMap((to) =>
    from.outputs.flatMap(({ data }) => {
      const verdict = edgeVerdict({ from: from.kind, data, to: to.kind });
      return verdict.verdict === "refused" && verdict.insert.length > 0
        ? [{ from: from.kind, data, to: to.kind, insert: verdict.insert }]
        : [];
    }),
  ),
);

describe("insertBetween", () => {
  it("every way round that the catalogue offers leads to a valid blueprint", () => {
    expect(offers.length).toBeGreaterThan(90);
    for (const { from, data, to, insert } of offers) {
      const design = pairOf(from, to);
      const way = insertBetween(design, { from: { component: "start", port: data }, to: { component: "end", port: data } }, insert);
      const after = way.ok ? applyEdit(design, way.value.edit) : way;
      expect(
        after.ok && validate(after.value.design.blueprint).filter(({ code }) => code !== "ZL-SET-MISSING"),
        `${from} ${data} ${to}`,
      ).toEqual([]);
    }
  });

  it("names the new parts after the start and puts them on the line between", () => {
    const design = pairOf("event-source", "lakehouse-tables");
    const joint = { from: { component: "start", port: "events" as const }, to: { component: "end", port: "events" as const } };
    const way = insertBetween(design, joint, ["event-stream", "stream-delivery"]);
    expect(way.ok && way.value.ids).toEqual(["orders-stream", "orders-delivery"]);
    const after = way.ok ? applyEdit(design, way.value.edit) : way;
    expect(after.ok && after.value.design.layout.positions).toMatchObject({
      "orders-stream": { x: 300, y: 100 },
      "orders-delivery": { x: 600, y: 200 },
    });
    expect(after.ok && after.value.design.blueprint.edges.map(({ from, to }) => `${from.component} ${from.port} ${to.component}`)).toEqual([
      "start events orders-stream",
      "orders-stream events orders-delivery",
      "orders-delivery tables end",
    ]);
  });

  it("says so when there is no way", () => {
    const joint = { from: { component: "start", port: "runs" as const }, to: { component: "end", port: "runs" as const } };
    expect(insertBetween(pairOf("orchestrator", "budget"), joint, ["event-stream"])).toMatchObject({
      ok: false,
      error: { code: "ZL-EDIT-NO-WAY" },
    });
  });
});
