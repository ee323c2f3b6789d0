/**
 * The idea: what is drawn = what the server has confirmed + my edits that are still on their way, replayed in order.
 * Edits of others go under mine, so nothing typed here is ever lost; an edit that no longer applies is handed back.
 * Every step is linear in the number of pending edits.
 */
import { applyEdit, type Design, type Edit } from "@zerolake/blueprint";
import type { Diagnostic, Result } from "@zerolake/resources";

export interface PendingEdit {
  /** Made once in this tab; the server stores it, so that a repeated sending is recognised. */
  readonly id: string;
  readonly edit: Edit;
  readonly inverse: Edit;
}

export interface EditLog {
  readonly confirmed: Design;
  /** Number of edits that the server has stored. */
  readonly revision: number;
  readonly pending: readonly PendingEdit[];
  readonly current: Design;
}

export interface DroppedEdit {
  readonly edit: Edit;
  readonly because: Diagnostic;
}

export function openLog(design: Design, revision: number): EditLog {
  return { confirmed: design, revision, pending: [], current: design };
}

/** Applies my edit to what is drawn and queues it. A gesture of several steps is a batch: all of it or nothing. */
export function recordEdit(
  log: EditLog,
  { id, edit }: { readonly id: string; readonly edit: Edit },
): Result<{ readonly log: EditLog; readonly inverse: Edit }, Diagnostic> {
  const applied = applyEdit(log.current, edit);
  if (!applied.ok) return applied;
  const { design, inverse } = applied.value;
  return { ok: true, value: { log: { ...log, current: design, pending: [...log.pending, { id, edit, inverse }] }, inverse } };
}

/** The server has stored the first `count` pending edits and is now at `revision`. What is drawn does not change. */
export function acknowledge(log: EditLog, { count, revision }: { readonly count: number; readonly revision: number }): EditLog {
  const stored = log.pending.slice(0, count).map(({ edit }) => edit);
  const pending = log.pending.slice(count);
  const confirmed = pending.length === 0 ? log.current : applyAll(log.confirmed, stored);
  return { ...log, confirmed, revision, pending };
}

/** What the server has that this tab did not know. */
export interface News {
  readonly edits: readonly { readonly id: string; readonly edit: Edit }[];
  readonly revision: number;
  /** Ids of mine that are in what I opened already: the page was left before the answer to their sending came. */
  readonly stored?: readonly string[];
}

/**
 * Edits that the server stored before my pending ones: they go underneath, mine are replayed on top. My own, from a
 * sending whose answer got lost, are recognised by their id and count as stored.
 */
export function receiveEdits(
  log: EditLog,
  { edits, revision, stored = [] }: News,
): { readonly log: EditLog; readonly dropped: readonly DroppedEdit[]; readonly foreign: readonly Edit[] } {
  const arrived = new Set([...edits.map(({ id }) => id), ...stored]);
  const own = new Set(log.pending.map(({ id }) => id));
  const confirmed = applyAll(
    log.confirmed,
    edits.map(({ edit }) => edit),
  );
  let current = confirmed;
  const pending: PendingEdit[] = [];
  const dropped: DroppedEdit[] = [];
  for (const mine of log.pending) {
    if (arrived.has(mine.id)) continue;
    const applied = applyEdit(current, mine.edit);
    if (applied.ok) {
      current = applied.value.design;
      pending.push({ ...mine, inverse: applied.value.inverse });
    } else {
      dropped.push({ edit: mine.edit, because: applied.error });
    }
  }
  const foreign = edits.filter(({ id }) => !own.has(id)).map(({ edit }) => edit);
  return { log: { confirmed, revision, pending, current }, dropped, foreign };
}

/** What the server holds always applied to what it held before; an edit that does not is left out rather than fatal. */
function applyAll(design: Design, edits: readonly Edit[]): Design {
  return edits.reduce((current, edit) => {
    const applied = applyEdit(current, edit);
    return applied.ok ? applied.value.design : current;
  }, design);
}
