import type { DesignerStore } from "../designer-state.ts";
import { focusComponent, selectEdge } from "../edit/selection.ts";
import type { ListRow } from "./build-list-rows.ts";

interface ListKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  preventDefault(): void;
}

interface ListPlace {
  readonly store: DesignerStore;
  readonly rows: readonly ListRow[];
  readonly toggle: (row: ListRow) => void;
}

/** Up and down go from row to row, left and right fold: as in every tree. True when the key was taken. */
export function moveInList(event: ListKey, { store, rows, toggle }: ListPlace): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const { focus } = store.getState();
  const index = rows.findIndex(({ id }) => id === focus);
  const row = rows[index];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    const next = rows[index === -1 ? 0 : index + step];
    if (next) goToRow(store, next);
  } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const isOpening = event.key === "ArrowRight";
    if (row?.canUnfold && row.isOpen !== isOpening) toggle(row);
  } else return false;
  event.preventDefault();
  return true;
}

function goToRow(store: DesignerStore, row: ListRow): void {
  if (row.type === "component") focusComponent(store, row.id);
  else if (row.type === "edge") {
    selectEdge(store, row.id);
    store.setState({ focus: row.id });
  } else store.setState({ focus: row.id });
  globalThis.document?.getElementById(`row-${row.id}`)?.scrollIntoView({ block: "nearest" });
}
