import { applyEdit, editSchema } from "@zerolake/blueprint";
import * as z from "zod";
import type { EditLog, PendingEdit } from "./edit-log.ts";

/** What the tab keeps so that a reload, a crash or a sign-out loses nothing. Storage may be written by an older version. */
const keptSchema = z.array(z.object({ id: z.string(), edit: editSchema, inverse: editSchema }));

export function writeKept(storage: Pick<Storage, "setItem" | "removeItem">, blueprintId: string, pending: readonly PendingEdit[]): void {
  const key = keyOf(blueprintId);
  if (pending.length === 0) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(pending));
}

/** Nothing when there is nothing, or nothing that can be read. */
export function readKept(storage: Pick<Storage, "getItem">, blueprintId: string): readonly PendingEdit[] {
  const text = storage.getItem(keyOf(blueprintId));
  if (text === null) return [];
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Puts kept edits back on top of what the server has; what no longer applies is left out. */
export function replayKept(log: EditLog, kept: readonly PendingEdit[]): EditLog {
  return kept.reduce((current, mine) => {
    const applied = applyEdit(current.current, mine.edit);
    if (!applied.ok) return current;
    return {
      ...current,
      current: applied.value.design,
      pending: [...current.pending, { ...mine, inverse: applied.value.inverse }],
    };
  }, log);
}

function keyOf(blueprintId: string): string {
  return `zerolake.designer.pending.${blueprintId}`;
}
