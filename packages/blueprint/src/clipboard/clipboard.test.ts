import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designs, NATIVE_ICEBERG } from "../blueprint.testing.ts";
import { type Design, EMPTY_BLUEPRINT, EMPTY_LAYOUT } from "../document.ts";
import { applyEdit } from "../edits/apply-edit.ts";
import { validate } from "../validation/validate.ts";
import type { Paste } from "./insert-parts.ts";
import { copyParts } from "./parts.ts";
import { pasteParts } from "./paste-parts.ts";

const native: Design = {
  blueprint: NATIVE_ICEBERG,
  layout: { positions: { stream: { x: 400, y: 80 }, delivery: { x: 736, y: 96 } }, frames: [] },
};
const empty: Design = { blueprint: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT };

function paste(design: Design, text: string): Paste {
  const result = pasteParts(design, text, { x: 0, y: 0 });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function pasted(design: Design, text: string): Design {
  const result = applyEdit(design, paste(design, text).edit);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.design;
}

function refusal(text: string): string {
  const result = pasteParts(empty, text, { x: 0, y: 0 });
  return result.ok ? "pasted" : result.error.code;
}

const part = (id: string) => ({ id, kind: "event-stream", title: id, settings: {} });

describe("copy and paste", () => {
  it("a copy of everything, pasted into nothing, is the same design", () => {
    fc.assert(
      fc.property(designs(), (design) => {
        const ids = design.blueprint.components.map(({ id }) => id);
        const { blueprint } = pasted(empty, copyParts(design, ids));
        expect(blueprint.components).toEqual(design.blueprint.components);
        expect(blueprint.edges.map(({ from, to }) => [from, to])).toEqual(design.blueprint.edges.map(({ from, to }) => [from, to]));
      }),
    );
  });

  it("pasting any selection into its own blueprint gives a valid one, with every id new", () => {
    fc.assert(
      fc.property(
        designs().chain((design) => fc.tuple(fc.constant(design), fc.subarray(design.blueprint.components.map(({ id }) => id)))),
        ([design, ids]) => {
          const after = pasted(design, copyParts(design, ids));
          expect(validate(after.blueprint).filter(({ code }) => code !== "ZL-SET-MISSING")).toEqual([]);
          const inside = design.blueprint.edges.filter(({ from, to }) => ids.includes(from.component) && ids.includes(to.component));
          expect(after.blueprint.edges.length).toBeLessThanOrEqual(design.blueprint.edges.length + inside.length);
        },
      ),
    );
  });

  it("renames what clashes, keeps inner edges, and says what stayed behind", () => {
    const text = copyParts(native, ["stream", "delivery"]);
    const { edit, ids, dropped } = paste(native, text);
    expect(ids).toEqual(["stream-2", "delivery-2"]);
    expect(dropped).toEqual(["2 edges to parts outside the selection."]);
    const after = applyEdit(native, edit);
    expect(after.ok && after.value.design.blueprint.edges.at(-1)).toEqual({
      id: "stream-2-events--delivery-2",
      from: { component: "stream-2", port: "events" },
      to: { component: "delivery-2", port: "events" },
    });
  });

  it("never gives two parts one id, even when a copied id is what another would be renamed to", () => {
    const source: Design = { ...empty, blueprint: { ...EMPTY_BLUEPRINT, components: [part("stream"), part("stream-2")] } };
    expect(
      paste({ ...empty, blueprint: { ...EMPTY_BLUEPRINT, components: [part("stream")] } }, copyParts(source, ["stream", "stream-2"])).ids,
    ).toEqual(["stream-2", "stream-2-2"]);
  });

  it("keeps the distance between parts and puts them where the pointer is", () => {
    const result = pasteParts(native, copyParts(native, ["stream", "delivery"]), { x: 1000, y: 500 });
    const after = result.ok ? applyEdit(native, result.value.edit) : result;
    expect(after.ok && after.value.design.layout.positions).toMatchObject({
      "stream-2": { x: 1000, y: 500 },
      "delivery-2": { x: 1336, y: 516 },
    });
  });

  it("leaves out a second platform part and kinds that nobody knows, by name", () => {
    const own: Design = {
      ...empty,
      blueprint: { ...EMPTY_BLUEPRINT, components: [{ id: "net", kind: "network", title: "Net", settings: {} }] },
    };
    const text = copyParts(own, ["net"]).replace("}]", '},{"id":"w","kind":"warp-drive","title":"Warp","settings":{}}]');
    expect(paste(own, text)).toMatchObject({
      ids: [],
      dropped: ["“Net”: the blueprint already has one “Private network”.", "“Warp”: this Zerolake has no component of kind “warp-drive”."],
    });
  });

  it("refuses any other text by name and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(pasteParts(empty, text, { x: 0, y: 0 })).toMatchObject({ ok: false, error: { code: "ZL-PASTE-FOREIGN" } });
      }),
    );
  });

  it("tells a whole blueprint and parts of a newer version from foreign text", () => {
    expect(refusal(JSON.stringify(NATIVE_ICEBERG))).toBe("ZL-PASTE-BLUEPRINT");
    expect(refusal(copyParts(native, ["stream"]).replace('"schemaVersion":1', '"schemaVersion":9'))).toBe("ZL-PASTE-NEWER");
  });
});
