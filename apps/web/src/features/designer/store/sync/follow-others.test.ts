import type { Edit } from "@zerolake/blueprint";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { storeOf } from "../designer-store.testing.ts";
import { renameComponent } from "../edit/set.ts";
import { type SaveAnswer, type SaveFailure, startAutosave } from "./autosave.ts";
import { DraftInMemory } from "./draft-in-memory.testing.ts";
import { followOthers } from "./follow-others.ts";

const ROUND_TRIP_MS = 100;

const classify = (error: unknown) => (error as Error).message as SaveFailure;

async function answered<T>(answer: T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ROUND_TRIP_MS));
  return answer;
}

/** A server that reads when the request arrives and whose answer takes its time. */
function tabOn(draft: DraftInMemory) {
  const store = storeOf(draft.design);
  const fault: { next?: SaveFailure } = {};
  const reopened: string[] = [];
  let asked = 0;
  const reopen = (reason: string) => void reopened.push(reason);
  const send = (base: number, edits: Parameters<typeof draft.save>[2]): Promise<SaveAnswer> => answered(draft.save("me", base, edits));
  const autosave = startAutosave(store, { send, classify, reopen });
  const since = (revision: number) => {
    asked += 1;
    const failing = fault.next;
    delete fault.next;
    return failing ? Promise.reject(new Error(failing)) : answered(draft.since(revision));
  };
  const following = followOthers(store, { since, flush: autosave.flush, classify, reopen });
  const stop = () => {
    autosave.stop();
    following.stop();
  };
  return { store, fault, reopened, following, stop, asked: () => asked, drawn: () => store.getState().log.current };
}

let count = 0;
function editByKen(draft: DraftInMemory, edit: Edit): void {
  count += 1;
  draft.save("Ken", draft.edits.length, [{ id: `ken-${count}`, edit, inverse: edit }]);
}

const rename = (component: string, title: string): Edit => ({ edit: "renameComponent", component, title });

describe("following others", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("what is stored while an answer is on its way is looked for after it", async () => {
    const draft = new DraftInMemory();
    const tab = tabOn(draft);
    editByKen(draft, rename("stream", "Orders"));
    tab.following.look();
    await vi.advanceTimersByTimeAsync(ROUND_TRIP_MS / 2);
    editByKen(draft, rename("lake", "Lake"));
    tab.following.look();
    await vi.advanceTimersByTimeAsync(3 * ROUND_TRIP_MS);
    expect(tab.drawn()).toEqual(draft.design);
    tab.stop();
  });

  it("what is stored after mine, before I hear that mine is saved, arrives too", async () => {
    const draft = new DraftInMemory();
    const tab = tabOn(draft);
    renameComponent(tab.store, "stream", "Mine");
    await vi.advanceTimersByTimeAsync(200);
    expect(draft.edits).toHaveLength(1);
    editByKen(draft, rename("lake", "Lake"));
    tab.following.look();
    await vi.advanceTimersByTimeAsync(5 * ROUND_TRIP_MS);
    expect(tab.drawn()).toEqual(draft.design);
    tab.stop();
  });

  it("an edit of mine made while the answer is on its way is kept, and the news arrive", async () => {
    const draft = new DraftInMemory();
    const tab = tabOn(draft);
    editByKen(draft, rename("lake", "Lake"));
    tab.following.look();
    await vi.advanceTimersByTimeAsync(ROUND_TRIP_MS / 2);
    renameComponent(tab.store, "stream", "Mine");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tab.store.getState().log.pending).toEqual([]);
    expect(tab.drawn()).toEqual(draft.design);
    tab.stop();
  });

  it("a look that fails is tried again; a draft that may no longer be read is left alone", async () => {
    const draft = new DraftInMemory();
    const tab = tabOn(draft);
    editByKen(draft, rename("lake", "Lake"));
    tab.fault.next = "server";
    tab.following.look();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tab.drawn()).toEqual(draft.design);
    tab.fault.next = "refused";
    tab.following.look();
    const before = tab.asked();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tab.asked()).toBe(before);
    tab.stop();
  });

  it("a draft that was replaced as a whole is opened again", async () => {
    const draft = new DraftInMemory();
    const tab = tabOn(draft);
    draft.isReplaced = true;
    tab.following.look();
    await vi.advanceTimersByTimeAsync(2 * ROUND_TRIP_MS);
    expect(tab.reopened).toEqual(["The draft was replaced by an earlier version."]);
    tab.stop();
  });

  it("many signals at once are two looks", async () => {
    const tab = tabOn(new DraftInMemory());
    for (let signal = 0; signal < 20; signal += 1) tab.following.look();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tab.asked()).toBe(2);
    tab.stop();
  });
});
