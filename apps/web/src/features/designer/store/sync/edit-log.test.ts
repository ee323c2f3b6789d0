import { err, ok } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acknowledge, type EditRules, openLog, receiveEdits, recordEdits } from "./edit-log.ts";

/** The smallest document with the same nature: fields that are written, and things that can be gone. */
type Sheet = Readonly<Record<string, number>>;
type Write = { readonly field: string; readonly value: number | null };

const rules: EditRules<Sheet, Write> = {
  apply(sheet, { field, value }) {
    const before = sheet[field];
    if (value === null) {
      if (before === undefined) return err(`${field} is gone`);
      const { [field]: _, ...rest } = sheet;
      return ok({ document: rest, inverse: [{ field, value: before }] });
    }
    return ok({ document: { ...sheet, [field]: value }, inverse: [{ field, value: before ?? null }] });
  },
  touches: ({ field }) => [field],
};

const writes = (prefix: string) =>
  fc.array(fc.record({ field: fc.constantFrom("a", "b", "c").map((name) => `${prefix}${name}`), value: fc.integer() }), { maxLength: 8 });
const numbered = (edits: readonly Write[]) => edits.map((edit, index) => ({ id: String(index), edit }));

function record(log: ReturnType<typeof openLog<Sheet, Write>>, edits: readonly Write[]) {
  const recorded = recordEdits(log, numbered(edits), rules);
  if (!recorded.ok) throw new Error(recorded.error);
  return recorded.value;
}

describe("edit log", () => {
  it("applying the inverse of a gesture gives back the document", () => {
    fc.assert(
      fc.property(writes(""), writes(""), (first, second) => {
        const before = record(openLog<Sheet, Write>({}, 0), first).log;
        const { log, inverse } = record(before, second);
        expect(record(log, inverse).log.current).toEqual(before.current);
      }),
    );
  });

  it("an acknowledgement never changes what is drawn", () => {
    fc.assert(
      fc.property(writes(""), fc.nat(8), (edits, count) => {
        const { log } = record(openLog<Sheet, Write>({}, 0), edits);
        const after = acknowledge(log, { count, revision: count }, rules);
        expect(after.current).toEqual(log.current);
        expect(after.pending).toHaveLength(Math.max(0, edits.length - count));
      }),
    );
  });

  it("two tabs that exchange edits of different fields end with equal documents and lose nothing", () => {
    fc.assert(
      fc.property(writes("mine."), writes("theirs."), (mine, theirs) => {
        const opened = openLog<Sheet, Write>({}, 0);
        const left = receiveEdits(record(opened, mine).log, { edits: theirs, revision: theirs.length }, rules);
        const right = receiveEdits(record(opened, theirs).log, { edits: mine, revision: mine.length }, rules);
        expect(left.dropped).toEqual([]);
        expect(left.log.current).toEqual(right.log.current);
      }),
    );
  });

  it("on the same field the edit that is stored later wins", () => {
    const mine = record(openLog<Sheet, Write>({}, 0), [{ field: "a", value: 1 }]).log;
    const { log } = receiveEdits(mine, { edits: [{ field: "a", value: 2 }], revision: 1 }, rules);
    expect(log.current["a"]).toBe(1);
    expect(log.confirmed["a"]).toBe(2);
  });

  it("hands back an edit whose target somebody removed", () => {
    const opened = openLog<Sheet, Write>({ a: 1 }, 0);
    const mine = record(opened, [{ field: "a", value: null }]).log;
    const { dropped } = receiveEdits(mine, { edits: [{ field: "a", value: null }], revision: 1 }, rules);
    expect(dropped).toEqual([{ edit: { field: "a", value: null }, reason: "a is gone" }]);
  });

  it("refuses a gesture as a whole", () => {
    const opened = openLog<Sheet, Write>({}, 0);
    const refused = recordEdits(
      opened,
      numbered([
        { field: "a", value: 1 },
        { field: "b", value: null },
      ]),
      rules,
    );
    expect(refused).toEqual(err("b is gone"));
  });
});
