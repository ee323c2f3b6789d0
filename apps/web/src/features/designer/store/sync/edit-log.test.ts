import { type Design, type Edit, EMPTY_BLUEPRINT, EMPTY_LAYOUT } from "@zerolake/blueprint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acknowledge, type EditLog, openLog, receiveEdits, recordEdit } from "./edit-log.ts";

const component = (id: string) => ({ id, kind: "event-stream", title: id, settings: {} });
const START: Design = { blueprint: { ...EMPTY_BLUEPRINT, components: ["a", "b"].map(component) }, layout: EMPTY_LAYOUT };

/** Edits of one person: the fields of `of`, and additions and removals of their own components. */
function edits(person: string, of: "a" | "b") {
  return fc.array(
    fc.oneof(
      fc.record({
        edit: fc.constant("setSetting" as const),
        component: fc.constant(of),
        key: fc.constantFrom("retentionHours", "partitions"),
        value: fc.integer(),
      }),
      fc.record({ edit: fc.constant("renameComponent" as const), component: fc.constant(of), title: fc.constantFrom("x", "y", "z") }),
      fc.record({
        edit: fc.constant("moveComponents" as const),
        positions: fc.record({ [of]: fc.record({ x: fc.integer(), y: fc.integer() }) }),
      }),
      fc.constantFrom("1", "2").map((digit): Edit => ({ edit: "addComponent", component: component(`${person}${digit}`) })),
      fc.constantFrom("1", "2").map((digit): Edit => ({ edit: "removeComponent", component: `${person}${digit}` })),
    ),
    { maxLength: 10 },
  );
}

/** Records what applies; what does not was refused to the person at once and is not part of the log. */
function record(log: EditLog, list: readonly Edit[], person: string): EditLog {
  return list.reduce((current, edit, index) => {
    const recorded = recordEdit(current, { id: `${person}-${index}`, edit });
    return recorded.ok ? recorded.value.log : current;
  }, log);
}

const sorted = ({ blueprint, layout }: Design) => ({
  layout,
  blueprint: { ...blueprint, components: blueprint.components.toSorted((left, right) => left.id.localeCompare(right.id)) },
});

const set = (value: number): Edit => ({ edit: "setSetting", component: "a", key: "partitions", value });

describe("edit log", () => {
  it("applying the inverse of an edit gives back the design", () => {
    fc.assert(
      fc.property(edits("m", "a"), (list) => {
        let log = openLog(START, 0);
        for (const [index, edit] of list.entries()) {
          const recorded = recordEdit(log, { id: String(index), edit });
          if (!recorded.ok) continue;
          const back = recordEdit(recorded.value.log, { id: `back-${index}`, edit: recorded.value.inverse });
          expect(back.ok && back.value.log.current).toEqual(log.current);
          log = recorded.value.log;
        }
      }),
    );
  });

  it("an acknowledgement never changes what is drawn", () => {
    fc.assert(
      fc.property(edits("m", "a"), fc.nat(10), (list, count) => {
        const log = record(openLog(START, 0), list, "m");
        const after = acknowledge(log, { count, revision: count });
        expect(after.current).toEqual(log.current);
        expect(after.pending).toEqual(log.pending.slice(count));
        expect(
          record(
            { ...after, current: after.confirmed, pending: [] },
            after.pending.map(({ edit }) => edit),
            "r",
          ).current,
        ).toEqual(log.current);
      }),
    );
  });

  it("two tabs that exchange edits of different fields end with equal designs and lose nothing", () => {
    fc.assert(
      fc.property(edits("m", "a"), edits("t", "b"), (mine, theirs) => {
        const left = record(openLog(START, 0), mine, "m");
        const right = record(openLog(START, 0), theirs, "t");
        // The server stores theirs first; mine are sent again on top.
        const rebased = receiveEdits(left, { edits: right.pending, revision: right.pending.length });
        expect(rebased.dropped).toEqual([]);
        const followed = receiveEdits(acknowledge(right, { count: right.pending.length, revision: right.pending.length }), {
          edits: rebased.log.pending,
          revision: right.pending.length + rebased.log.pending.length,
        });
        expect(sorted(followed.log.current)).toEqual(sorted(rebased.log.current));
      }),
    );
  });

  it("an edit whose answer got lost is not applied twice", () => {
    fc.assert(
      fc.property(edits("m", "a"), (mine) => {
        const log = record(openLog(START, 0), mine, "m");
        const again = receiveEdits(log, { edits: log.pending, revision: log.pending.length });
        expect(again.log.current).toEqual(log.current);
        expect(again.log.pending).toEqual([]);
        expect(again.foreign).toEqual([]);
      }),
    );
  });

  it("on the same field the edit that is stored later wins", () => {
    const log = record(openLog(START, 0), [set(1)], "m");
    const received = receiveEdits(log, { edits: [{ id: "t", edit: set(2) }], revision: 1 }).log;
    expect(received.current.blueprint.components[0]?.settings["partitions"]).toBe(1);
    expect(received.confirmed.blueprint.components[0]?.settings["partitions"]).toBe(2);
  });

  it("hands back an edit of a component that somebody removed", () => {
    const rename: Edit = { edit: "renameComponent", component: "a", title: "New" };
    const log = record(openLog(START, 0), [rename], "m");
    const { dropped } = receiveEdits(log, { edits: [{ id: "t", edit: { edit: "removeComponent", component: "a" } }], revision: 1 });
    expect(dropped).toMatchObject([{ edit: rename, because: { code: "ZL-EDIT-GONE" } }]);
  });

  it("refuses a gesture as a whole", () => {
    const rename: Edit = { edit: "renameComponent", component: "a", title: "New" };
    const refused = recordEdit(openLog(START, 0), {
      id: "1",
      edit: { edit: "batch", edits: [rename, { edit: "removeComponent", component: "gone" }] },
    });
    expect(refused.ok).toBe(false);
  });
});
