import type { Design } from "@zerolake/blueprint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { undo } from "../edit/commit.ts";
import { removeComponents } from "../edit/remove.ts";
import { renameComponent, setSetting } from "../edit/set.ts";
import { type SaveFailure, startAutosave, type Transport } from "./autosave.ts";
import { DraftInMemory } from "./draft-in-memory.testing.ts";
import { writeKept } from "./kept-edits.ts";
import { readKept } from "./read-kept.ts";

/** A way to the server that fails when told to; `loseAnswer` stores and then breaks, as a cut connection does. */
function transportTo(draft: DraftInMemory, author: string) {
  const fault: { next?: SaveFailure | "loseAnswer" | undefined } = {};
  const transport: Transport & { fault: typeof fault; reopened: string[] } = {
    fault,
    reopened: [],
    send: async (baseRevision, edits) => {
      const failing = fault.next;
      fault.next = undefined;
      if (failing === "loseAnswer") draft.save(author, baseRevision, edits);
      if (failing) throw new Error(failing);
      return draft.save(author, baseRevision, edits);
    },
    classify: (error) => (error instanceof Error && error.message !== "loseAnswer" ? (error.message as SaveFailure) : "network"),
    reopen: (reason) => void transport.reopened.push(reason),
  };
  return transport;
}

const titleOf = (design: Design, id: string) => design.blueprint.components.find((component) => component.id === id)?.title;
const hours = { key: "retentionHours", label: "Keep for" };

describe("autosave", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends an edit within 300 ms and says that it is saved", async () => {
    const draft = new DraftInMemory();
    const store = storeOf(draft.design);
    const autosave = startAutosave(store, transportTo(draft, "Mira"));
    renameComponent(store, "stream", "Clicks");
    await vi.advanceTimersByTimeAsync(300);
    expect(titleOf(draft.design, "stream")).toBe("Clicks");
    expect(store.getState()).toMatchObject({ save: { kind: "saved" }, log: { pending: [], revision: 1 } });
    autosave.stop();
  });

  it("keeps edits while the network is away and sends them once it is back", async () => {
    const draft = new DraftInMemory();
    const store = storeOf(draft.design);
    const transport = transportTo(draft, "Mira");
    const autosave = startAutosave(store, transport);
    transport.fault.next = "network";
    renameComponent(store, "stream", "Clicks");
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().save).toEqual({ kind: "offline", reason: "network" });
    renameComponent(store, "lake", "Lake");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.getState().log.pending).toEqual([]);
    expect([titleOf(draft.design, "stream"), titleOf(draft.design, "lake")]).toEqual(["Clicks", "Lake"]);
    autosave.stop();
  });

  it("stores an edit once although the answer of its first sending got lost", async () => {
    const draft = new DraftInMemory();
    const store = storeOf(draft.design);
    const transport = transportTo(draft, "Mira");
    const autosave = startAutosave(store, transport);
    transport.fault.next = "loseAnswer";
    renameComponent(store, "stream", "Clicks");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(draft.edits).toHaveLength(1);
    expect(store.getState().log).toMatchObject({ revision: 1, pending: [] });
    autosave.stop();
  });

  it("merges edits of different fields from two tabs without a word", async () => {
    const draft = new DraftInMemory();
    const [left, right] = [storeOf(draft.design, { name: "left" }), storeOf(draft.design, { name: "right" })];
    const saves = [startAutosave(left, transportTo(draft, "Mira")), startAutosave(right, transportTo(draft, "Ken"))];
    renameComponent(left, "stream", "Clicks");
    setSetting(right, { components: ["stream"], setting: hours, value: 72 });
    await vi.advanceTimersByTimeAsync(1_000);
    draft.bringTo(left);
    draft.bringTo(right);
    expect(left.getState().log.current).toEqual(draft.design);
    expect(right.getState().log.current).toEqual(draft.design);
    expect([left.getState().notice, right.getState().notice]).toEqual([undefined, undefined]);
    for (const save of saves) save.stop();
  });

  it("tells the earlier author of an overwritten field and restores theirs on demand", async () => {
    const draft = new DraftInMemory();
    const [mira, ken] = [storeOf(draft.design, { name: "mira" }), storeOf(draft.design, { name: "ken" })];
    const saves = [startAutosave(mira, transportTo(draft, "Mira")), startAutosave(ken, transportTo(draft, "Ken"))];
    setSetting(mira, { components: ["stream"], setting: hours, value: 72 });
    await vi.advanceTimersByTimeAsync(300);
    draft.bringTo(ken);
    setSetting(ken, { components: ["stream"], setting: hours, value: 168 });
    await vi.advanceTimersByTimeAsync(300);
    draft.bringTo(mira);
    const { notice } = mira.getState();
    expect(notice?.text).toContain("Ken set “Keep for” of Orders stream to 168");
    expect(notice?.action?.label).toBe("Restore mine");
    undo(mira);
    expect(mira.getState().notice?.text).toContain("Not undone");
    notice?.action?.run();
    await vi.advanceTimersByTimeAsync(300);
    expect(draft.design.blueprint.components.find(({ id }) => id === "stream")?.settings["retentionHours"]).toBe(72);
    for (const save of saves) save.stop();
  });

  it("a removal wins over an edit, and the editor can bring the component back", async () => {
    const draft = new DraftInMemory();
    const [mira, ken] = [storeOf(draft.design, { name: "mira" }), storeOf(draft.design, { name: "ken" })];
    const saves = [startAutosave(mira, transportTo(draft, "Mira")), startAutosave(ken, transportTo(draft, "Ken"))];
    setSetting(mira, { components: ["lake"], setting: { key: "zones", label: "Zones" }, value: ["gold"] });
    await vi.advanceTimersByTimeAsync(300);
    draft.bringTo(ken);
    removeComponents(ken, ["lake"]);
    await vi.advanceTimersByTimeAsync(300);
    draft.bringTo(mira);
    expect(titleOf(mira.getState().log.current, "lake")).toBeUndefined();
    expect(mira.getState().notice).toMatchObject({
      text: expect.stringContaining("Ken removed Orders lake"),
      action: { label: "Bring it back" },
    });
    mira.getState().notice?.action?.run();
    await vi.advanceTimersByTimeAsync(300);
    expect(draft.design).toEqual(mira.getState().log.current);
    expect(draft.design.blueprint.components.find(({ id }) => id === "lake")?.settings).toEqual({ zones: ["gold"] });
    expect(draft.design.blueprint.edges).toHaveLength(3);
    for (const save of saves) save.stop();
  });

  it("a refused edit opens the draft again with the reason", async () => {
    const draft = new DraftInMemory();
    const store = storeOf(draft.design);
    const transport = transportTo(draft, "Mira");
    const autosave = startAutosave(store, transport);
    transport.fault.next = "refused";
    renameComponent(store, "stream", "Clicks");
    await vi.advanceTimersByTimeAsync(300);
    expect(transport.reopened).toEqual(["refused"]);
    autosave.stop();
  });
});

describe("edits that go together", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("one that is refused takes none of those before it with it", async () => {
    const draft = new DraftInMemory();
    const store = storeOf(draft.design);
    const transport = transportTo(draft, "Mira");
    const autosave = startAutosave(store, transport);
    renameComponent(store, "lake", "Lake");
    renameComponent(store, "stream", "refused");
    await vi.advanceTimersByTimeAsync(300);
    expect(titleOf(draft.design, "lake")).toBe("Lake");
    expect(transport.reopened).toEqual(["refused"]);
    autosave.stop();
  });

  it("one that was stored before the page was left is stored once, and those after it are stored too", async () => {
    const draft = new DraftInMemory();
    const before = storeOf(draft.design, { name: "earlier" });
    renameComponent(before, "stream", "Clicks");
    const [kept] = before.getState().log.pending;
    if (kept) draft.save("Mira", 0, [kept]);
    const store = storeOf(draft.design);
    store.setState(({ log }) => ({ log: { ...log, revision: 1, pending: kept ? [kept] : [] } }));
    renameComponent(store, "lake", "Lake");
    const autosave = startAutosave(store, transportTo(draft, "Mira"));
    await vi.advanceTimersByTimeAsync(300);
    expect(draft.edits).toHaveLength(2);
    expect(store.getState()).toMatchObject({ save: { kind: "saved" }, log: { pending: [], revision: 2 } });
    expect(store.getState().log.current).toEqual(draft.design);
    autosave.stop();
  });
});

describe("kept edits", () => {
  it("a reload puts back exactly what was on its way", () => {
    const store = storeOf(pipeline());
    renameComponent(store, "stream", "Clicks");
    const cells = new Map<string, string>();
    const storage = {
      getItem: (key: string) => cells.get(key) ?? null,
      setItem: (key: string, text: string) => void cells.set(key, text),
      removeItem: (key: string) => void cells.delete(key),
    };
    writeKept(storage, "blueprint", store.getState().log.pending);
    expect(readKept(storage, "blueprint")).toEqual(store.getState().log.pending);
    writeKept(storage, "blueprint", []);
    expect(readKept(storage, "blueprint")).toEqual([]);
  });

  it("what cannot be read is nothing, never an error", () => {
    expect(readKept({ getItem: () => "{broken" }, "blueprint")).toEqual([]);
    expect(readKept({ getItem: () => '[{"id":1}]' }, "blueprint")).toEqual([]);
  });
});
