import type { Edit } from "@zerolake/blueprint";
import { expect, it } from "vitest";
import { EMPTY_HISTORY, HISTORY_STEPS_MAX, type HistoryStep, markOverwritten, pushStep, takeRedo, takeUndo } from "./history.ts";

const rename = (component: string, title: string): Edit => ({ edit: "renameComponent", component, title });
const step = (label: string, component = "a"): HistoryStep => ({
  label,
  edit: rename(component, label),
  inverse: rename(component, "before"),
});

it("redo after undo gives back the same history", () => {
  const history = pushStep(pushStep(EMPTY_HISTORY, step("one")), step("two"));
  const undone = takeUndo(history);
  expect(undone?.step.label).toBe("two");
  expect(undone && takeRedo(undone.history)?.history).toEqual(history);
});

it("a new step ends what could be redone", () => {
  const undone = takeUndo(pushStep(EMPTY_HISTORY, step("one")));
  expect(undone && pushStep(undone.history, step("two")).undone).toEqual([]);
});

it("keeps the last 200 steps", () => {
  let history = EMPTY_HISTORY;
  for (let index = 0; index < HISTORY_STEPS_MAX + 5; index += 1) history = pushStep(history, step(String(index)));
  expect(history.done).toHaveLength(HISTORY_STEPS_MAX);
  expect(history.done[0]?.label).toBe("5");
});

it("marks exactly the steps whose fields somebody else wrote", () => {
  const history = pushStep(pushStep(EMPTY_HISTORY, step("one", "a")), step("two", "b"));
  const marked = markOverwritten(history, [rename("b", "theirs")], "Ken");
  expect(marked.done.map(({ overwrittenBy }) => overwrittenBy)).toEqual([undefined, "Ken"]);
});
