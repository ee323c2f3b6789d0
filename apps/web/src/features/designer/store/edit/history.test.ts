import { expect, it } from "vitest";
import { emptyHistory, HISTORY_STEPS_MAX, markOverwritten, pushStep, takeRedo, takeUndo } from "./history.ts";

const step = (label: string, ...touches: string[]) => ({ label, edits: [label], inverse: [`-${label}`], touches: new Set(touches) });

it("redo after undo gives back the same history", () => {
  const history = pushStep(pushStep(emptyHistory<string>(), step("a")), step("b"));
  const undone = takeUndo(history);
  expect(undone?.step.label).toBe("b");
  expect(undone && takeRedo(undone.history)?.history).toEqual(history);
});

it("a new step ends what could be redone", () => {
  const undone = takeUndo(pushStep(emptyHistory<string>(), step("a")));
  expect(undone && pushStep(undone.history, step("b")).undone).toEqual([]);
});

it("keeps the last 200 steps", () => {
  let history = emptyHistory<string>();
  for (let index = 0; index < HISTORY_STEPS_MAX + 5; index += 1) history = pushStep(history, step(String(index)));
  expect(history.done).toHaveLength(HISTORY_STEPS_MAX);
  expect(history.done[0]?.label).toBe("5");
});

it("marks exactly the steps whose fields somebody else wrote", () => {
  const history = pushStep(pushStep(emptyHistory<string>(), step("a", "x")), step("b", "y"));
  const marked = markOverwritten(history, new Set(["y"]), "Ken");
  expect(marked.done.map(({ overwrittenBy }) => overwrittenBy)).toEqual([undefined, "Ken"]);
});
