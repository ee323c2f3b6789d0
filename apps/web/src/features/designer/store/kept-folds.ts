import type { Design } from "@zerolake/blueprint";

type Shelf = Pick<Storage, "getItem" | "setItem">;

/** More components than anybody can look at at once. */
const BIG_FROM = 1_000;

/**
 * Which frames were folded when this browser last looked at a blueprint; `undefined` when it never folded one, storage is
 * off or holds nonsense.
 */
export function readFolds(shelf: Shelf, blueprintId: string): readonly string[] | undefined {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(keyOf(blueprintId)) ?? "null");
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : undefined;
  } catch {
    return undefined;
  }
}

export interface OpeningFolds {
  readonly frames: readonly string[];
  /** True when they are folded because the blueprint is big, and not because somebody left them so. */
  readonly isBecauseBig: boolean;
}

/** Frames that are folded when a blueprint opens: as they were left, and all of them on the first look at a big one. */
export function openingFolds({ blueprint, layout }: Design, kept: readonly string[] | undefined): OpeningFolds {
  const isBig = blueprint.components.length > BIG_FROM && layout.frames.length > 0;
  if (kept !== undefined || !isBig) return { frames: kept ?? [], isBecauseBig: false };
  return { frames: layout.frames.map(({ id }) => id), isBecauseBig: true };
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
