import { type Edit, editsOverlap } from "@zerolake/blueprint";

export const HISTORY_STEPS_MAX = 200;

/** One gesture of mine: a drag, a paste, a fix, a change of several fields. */
export interface HistoryStep {
  /** What it did, as it stands behind "Undone:", e.g. "remove Orders stream". */
  readonly label: string;
  readonly edit: Edit;
  readonly inverse: Edit;
  /** Who has written one of its fields since; undoing would destroy their work. */
  readonly overwrittenBy?: string;
}

export interface History {
  readonly done: readonly HistoryStep[];
  readonly undone: readonly HistoryStep[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** A new step ends what could be redone. Only the last 200 are kept. */
export function pushStep(history: History, step: HistoryStep): History {
  return { done: [...history.done, step].slice(-HISTORY_STEPS_MAX), undone: [] };
}

interface Taken {
  readonly step: HistoryStep;
  readonly history: History;
}

export function takeUndo({ done, undone }: History): Taken | undefined {
  const step = done.at(-1);
  return step && { step, history: { done: done.slice(0, -1), undone: [...undone, step] } };
}

export function takeRedo({ done, undone }: History): Taken | undefined {
  const step = undone.at(-1);
  return step && { step, history: { done: [...done, step], undone: undone.slice(0, -1) } };
}

/** Marks the steps of which somebody else has just written a field. */
export function markOverwritten(history: History, edits: readonly Edit[], by: string): History {
  const mark = (step: HistoryStep): HistoryStep =>
    edits.some((edit) => editsOverlap(step.edit, edit)) ? { ...step, overwrittenBy: by } : step;
  return { done: history.done.map(mark), undone: history.undone.map(mark) };
}
