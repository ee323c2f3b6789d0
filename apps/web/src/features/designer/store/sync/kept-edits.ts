import { applyEdit } from "@zerolake/blueprint";
import type { EditLog, PendingEdit } from "./edit-log.ts";

/** The tab keeps what is on its way, so that a reload, a crash or a sign-out loses nothing. */
export function writeKept(storage: Pick<Storage, "setItem" | "removeItem">, blueprintId: string, pending: readonly PendingEdit[]): void {
  const key = keyOf(blueprintId);
  if (pending.length === 0) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(pending));
}

export function keptText(storage: Pick<Storage, "getItem">, blueprintId: string): string | null {
  return storage.getItem(keyOf(blueprintId));
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
