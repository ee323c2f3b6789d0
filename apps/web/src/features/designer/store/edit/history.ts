export const HISTORY_STEPS_MAX = 200;

/** One gesture of mine: a drag, a paste, a fix, a change of several fields. */
export interface HistoryStep<Edit> {
  /** What it did, as it stands behind "Undone:", e.g. "remove Orders stream". */
  readonly label: string;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
  readonly touches: ReadonlySet<string>;
  /** Who has written one of its fields since; undoing would destroy their work. */
  readonly overwrittenBy?: string;
}

export interface History<Edit> {
  readonly done: readonly HistoryStep<Edit>[];
  readonly undone: readonly HistoryStep<Edit>[];
}

export function emptyHistory<Edit>(): History<Edit> {
  return { done: [], undone: [] };
}

/** A new step ends what could be redone. Only the last 200 are kept. */
export function pushStep<Edit>(history: History<Edit>, step: HistoryStep<Edit>): History<Edit> {
  return { done: [...history.done, step].slice(-HISTORY_STEPS_MAX), undone: [] };
}

/** Moves the last step to the undone ones; `inverse` and `edits` of a step say what to apply in which direction. */
export function takeUndo<Edit>(history: History<Edit>): { readonly step: HistoryStep<Edit>; readonly history: History<Edit> } | undefined {
  const step = history.done.at(-1);
  if (!step) return undefined;
  return { step, history: { done: history.done.slice(0, -1), undone: [...history.undone, step] } };
}

export function takeRedo<Edit>(history: History<Edit>): { readonly step: HistoryStep<Edit>; readonly history: History<Edit> } | undefined {
  const step = history.undone.at(-1);
  if (!step) return undefined;
  return { step, history: { done: [...history.done, step], undone: history.undone.slice(0, -1) } };
}

/** Marks the steps whose fields somebody else has just written. */
export function markOverwritten<Edit>(history: History<Edit>, fields: ReadonlySet<string>, by: string): History<Edit> {
  const mark = (step: HistoryStep<Edit>): HistoryStep<Edit> =>
    [...step.touches].some((field) => fields.has(field)) ? { ...step, overwrittenBy: by } : step;
  return { done: history.done.map(mark), undone: history.undone.map(mark) };
}
