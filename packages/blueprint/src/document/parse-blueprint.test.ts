import { findTemplate } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprints, designs, NATIVE_ICEBERG } from "../blueprint.testing.ts";
import { EMPTY_BLUEPRINT } from "../document.ts";
import { expandTemplate } from "../expand-template.ts";
import { parseBlueprint, parseLayout, readStoredBlueprint } from "./parse-blueprint.ts";
import { DOCUMENT_BYTES_MAX } from "./read-json.ts";

function refusals(input: unknown): readonly string[] {
  const parsed = parseBlueprint(input);
  return parsed.ok ? ["accepted"] : parsed.error.map(({ code, target }) => `${code} ${target?.path ?? "-"}`);
}

const minimal = { schemaVersion: 1, components: [], edges: [] };

describe("parseBlueprint", () => {
  it("reads back what was written, whatever it is", () => {
    fc.assert(
      fc.property(blueprints(), (blueprint) => {
        const parsed = parseBlueprint(JSON.stringify(blueprint));
        expect(parsed.ok && parsed.value.blueprint).toEqual(blueprint);
      }),
    );
  });

  it("never throws and never accepts rubbish", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything(), fc.json()), (input) => {
        expect(parseBlueprint(input).ok).toBe(false);
      }),
    );
  });

  it("a document with any one value replaced by rubbish never makes it throw", () => {
    const text = JSON.stringify(NATIVE_ICEBERG);
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.string(), (at, rubbish) => {
        expect(() => parseBlueprint(text.slice(0, at) + rubbish + text.slice(at + rubbish.length))).not.toThrow();
      }),
    );
  });

  it.each([
    ["{", "ZL-DOC-NOT-JSON -"],
    ["[]", "ZL-DOC-SHAPE "],
    ["null", "ZL-DOC-SHAPE "],
    [{ components: [] }, "ZL-DOC-VERSION /schemaVersion"],
    [{ ...minimal, schemaVersion: "1" }, "ZL-DOC-VERSION /schemaVersion"],
    [{ ...minimal, schemaVersion: 2 }, "ZL-DOC-NEWER /schemaVersion"],
    [{ ...minimal, components: "none" }, "ZL-DOC-SHAPE /components"],
    [{ ...minimal, components: [{ id: "a", kind: "budget", title: 7, settings: {} }] }, "ZL-DOC-SHAPE /components/0/title"],
    [{ ...minimal, colour: "red" }, "ZL-DOC-SHAPE "],
    [{ ...minimal, tier: "gigantic" }, "ZL-DOC-SHAPE /tier"],
    [{ ...minimal, components: [{ id: "a", kind: "warp-drive", title: "A" }] }, "ZL-KIND-UNKNOWN /components/0/kind"],
    [{ ...minimal, edges: ["a.events -> b.events"] }, "ZL-EDGE-DANGLING /edges/0"],
    [
      { ...minimal, components: [{ id: "a", kind: "budget", title: "A", settings: { monthlyUsd: 0 } }] },
      "ZL-SET-RANGE /components/0/settings/monthlyUsd",
    ],
  ])("refuses %j as %s", (input, expected) => {
    expect(refusals(input)).toEqual([expected]);
  });

  it("refuses ten megabytes and a document nested without end by name, quickly", () => {
    expect(refusals("x".repeat(10_000_000))).toEqual(["ZL-DOC-TOO-LARGE -"]);
    expect(refusals(`"${"é".repeat(DOCUMENT_BYTES_MAX / 2)}"`)).toEqual(["ZL-DOC-TOO-LARGE -"]);
    expect(refusals("[".repeat(500_000) + "]".repeat(500_000))).toEqual(["ZL-DOC-TOO-DEEP -"]);
    const circular: Record<string, unknown> = { ...minimal };
    circular["self"] = circular;
    expect(refusals(circular)).toEqual(["ZL-DOC-TOO-DEEP -"]);
  });

  it("a key that names a prototype never reaches an object", () => {
    const text = `{"schemaVersion":1,"components":[{"id":"a","kind":"budget","title":"A","settings":{"__proto__":{"polluted":true}}}]}`;
    parseBlueprint(text);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("fills what a short file leaves out", () => {
    const parsed = parseBlueprint({ schemaVersion: 1, components: [{ id: "spend", kind: "budget", title: "Spend" }] });
    expect(parsed.ok && parsed.value.blueprint).toEqual({
      ...EMPTY_BLUEPRINT,
      components: [{ id: "spend", kind: "budget", title: "Spend", settings: {} }],
    });
  });

  it("expands the short-hand of edges to the full form", () => {
    const template = findTemplate("streaming-starter")!;
    const written = {
      schemaVersion: 1,
      components: template.components,
      edges: [{ from: "app.events", to: "stream.events", kind: "events" }],
    };
    const parsed = parseBlueprint(written);
    expect(parsed.ok && parsed.value.blueprint.edges).toEqual([expandTemplate(template).edges[0]]);
  });

  it("unanswered settings are findings, not refusals", () => {
    const parsed = parseBlueprint({ ...minimal, components: [{ id: "f", kind: "feature-store", title: "Features" }] });
    expect(parsed.ok && parsed.value.findings.map(({ code }) => code)).toEqual(["ZL-SET-MISSING"]);
  });
});

describe("readStoredBlueprint", () => {
  it("keeps work in progress: a value out of range is read, a broken edge is not", () => {
    const components = [{ id: "spend", kind: "budget", title: "Spend", settings: { monthlyUsd: 0 } }];
    expect(readStoredBlueprint({ ...EMPTY_BLUEPRINT, components }).ok).toBe(true);
    const edges = [{ id: "e", from: { component: "spend", port: "events" }, to: { component: "gone", port: "events" } }];
    expect(readStoredBlueprint({ ...EMPTY_BLUEPRINT, components, edges }).ok).toBe(false);
  });
});

describe("parseLayout", () => {
  it("reads back every layout", () => {
    fc.assert(
      fc.property(designs(), ({ layout }) => {
        const parsed = parseLayout(JSON.stringify(layout));
        expect(parsed.ok && parsed.value).toEqual(layout);
      }),
    );
  });

  it("refuses a place that is no point", () => {
    const parsed = parseLayout({ positions: { a: { x: 1 } }, frames: [] });
    expect(!parsed.ok && parsed.error.map(({ target }) => target?.path)).toEqual(["/positions/a/y"]);
  });
});
