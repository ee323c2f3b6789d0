type Shelf = Pick<Storage, "getItem" | "setItem">;

/** Which frames were folded when this browser last looked at a blueprint. Nothing when storage is off or holds nonsense. */
export function readFolds(shelf: Shelf, blueprintId: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(keyOf(blueprintId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Folds that cannot be kept last as long as the page. */
export function writeFolds(shelf: Shelf, blueprintId: string, folded: ReadonlySet<string>): void {
  try {
    shelf.setItem(keyOf(blueprintId), JSON.stringify([...folded]));
  } catch {
    return;
  }
}

function keyOf(blueprintId: string): string {
  return `zerolake.designer.folded.${blueprintId}`;
}
