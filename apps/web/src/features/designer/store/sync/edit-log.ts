/**
 * The idea: what is drawn = what the server has confirmed + my edits that are still on their way, replayed in order.
 * Edits of others go under mine, so nothing typed here is ever lost; an edit that no longer applies is handed back.
 * Every step is linear in the number of pending edits.
 */
import type { Result } from "@zerolake/resources";

/** The three things the log must know about an edit. Kept apart so that the log can be proven on its own. */
export interface EditRules<Document, Edit> {
  apply(document: Document, edit: Edit): Result<{ readonly document: Document; readonly inverse: readonly Edit[] }, string>;
  /** Names of the fields an edit writes: two edits conflict when they share one. */
  touches(edit: Edit): readonly string[];
}

export interface PendingEdit<Edit> {
  /** Made once in this tab; the server stores it, so that a repeated send is recognised. */
  readonly id: string;
  readonly edit: Edit;
}

export interface EditLog<Document, Edit> {
  readonly confirmed: Document;
  /** Number of edits that the server has stored. */
  readonly revision: number;
  readonly pending: readonly PendingEdit<Edit>[];
  readonly current: Document;
}

export interface DroppedEdit<Edit> {
  readonly edit: Edit;
  readonly reason: string;
}

export function openLog<Document, Edit>(document: Document, revision: number): EditLog<Document, Edit> {
  return { confirmed: document, revision, pending: [], current: document };
}

/** Applies my edits to what is drawn and queues them. All or nothing: one refusal refuses the gesture. */
export function recordEdits<Document, Edit>(
  log: EditLog<Document, Edit>,
  edits: readonly PendingEdit<Edit>[],
  rules: EditRules<Document, Edit>,
): Result<{ readonly log: EditLog<Document, Edit>; readonly inverse: readonly Edit[] }, string> {
  let current = log.current;
  const inverse: Edit[] = [];
  for (const { edit } of edits) {
    const applied = rules.apply(current, edit);
    if (!applied.ok) return applied;
    current = applied.value.document;
    inverse.unshift(...applied.value.inverse);
  }
  return { ok: true, value: { log: { ...log, current, pending: [...log.pending, ...edits] }, inverse } };
}

/** The server has stored the first `count` pending edits and is now at `revision`. What is drawn does not change. */
export function acknowledge<Document, Edit>(
  log: EditLog<Document, Edit>,
  { count, revision }: { readonly count: number; readonly revision: number },
  rules: EditRules<Document, Edit>,
): EditLog<Document, Edit> {
  const stored = log.pending.slice(0, count).map(({ edit }) => edit);
  return { ...log, confirmed: applyAll(log.confirmed, stored, rules), revision, pending: log.pending.slice(count) };
}

/** Edits of others, stored before my pending ones: they go underneath, mine are replayed on top. */
export function receiveEdits<Document, Edit>(
  log: EditLog<Document, Edit>,
  { edits, revision }: { readonly edits: readonly Edit[]; readonly revision: number },
  rules: EditRules<Document, Edit>,
): { readonly log: EditLog<Document, Edit>; readonly dropped: readonly DroppedEdit<Edit>[] } {
  const confirmed = applyAll(log.confirmed, edits, rules);
  let current = confirmed;
  const pending: PendingEdit<Edit>[] = [];
  const dropped: DroppedEdit<Edit>[] = [];
  for (const mine of log.pending) {
    const applied = rules.apply(current, mine.edit);
    if (applied.ok) {
      current = applied.value.document;
      pending.push(mine);
    } else {
      dropped.push({ edit: mine.edit, reason: applied.error });
    }
  }
  return { log: { confirmed, revision, pending, current }, dropped };
}

/** Edits that the server holds always apply to what it held before; one that does not is left out rather than fatal. */
function applyAll<Document, Edit>(document: Document, edits: readonly Edit[], rules: EditRules<Document, Edit>): Document {
  return edits.reduce((current, edit) => {
    const applied = rules.apply(current, edit);
    return applied.ok ? applied.value.document : current;
  }, document);
}
