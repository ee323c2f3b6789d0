import type { DesignerStore, Tool } from "../designer-state.ts";
import { redo, undo } from "../edit/commit.ts";
import { toggleFolds } from "../edit/fold.ts";
import { frameSelection, unframeSelection } from "../edit/frames.ts";
import { moveSelectedBy } from "../edit/move.ts";
import { removeAndJoin, removeSelected } from "../edit/remove.ts";
import { clearSelection, selectAll, toggleComponent } from "../edit/selection.ts";
import { closeFind, openFind } from "../find/find-session.ts";
import { announce } from "../notices.ts";
import { startArranging } from "./arrange-keys.ts";
import { goTo, goToEnd } from "./arrow-moves.ts";
import type { CommandName } from "./key-map.ts";

const NEAR = 8;
const FAR = 40;

/** Commands that only the store answers. */
export type StoreCommand = Extract<
  CommandName,
  | `go${"Upstream" | "Downstream" | "Above" | "Below" | "First" | "Last"}`
  | `extend${string}`
  | `move${string}`
  | "toggleSelected"
  | "selectAll"
  | "escape"
  | "connectFrom"
  | "connectInto"
  | "remove"
  | "removeAndJoin"
  | "undo"
  | "redo"
  | "frame"
  | "unframe"
  | "foldPanels"
  | "find"
  | "arrange"
  | "foldFrame"
  | "toggleMinimap"
  | "pointerTool"
  | "handTool"
>;

export function storeCommands(store: DesignerStore): Readonly<Record<StoreCommand, () => void>> {
  return {
    goUpstream: () => goTo(store, "upstream"),
    goDownstream: () => goTo(store, "downstream"),
    goAbove: () => goTo(store, "above"),
    goBelow: () => goTo(store, "below"),
    goFirst: () => goToEnd(store, "first"),
    goLast: () => goToEnd(store, "last"),
    extendUpstream: () => goTo(store, "upstream", { extend: true }),
    extendDownstream: () => goTo(store, "downstream", { extend: true }),
    moveLeft: () => moveSelectedBy(store, { x: -NEAR, y: 0 }),
    moveRight: () => moveSelectedBy(store, { x: NEAR, y: 0 }),
    moveUp: () => moveSelectedBy(store, { x: 0, y: -NEAR }),
    moveDown: () => moveSelectedBy(store, { x: 0, y: NEAR }),
    moveFarLeft: () => moveSelectedBy(store, { x: -FAR, y: 0 }),
    moveFarRight: () => moveSelectedBy(store, { x: FAR, y: 0 }),
    moveFarUp: () => moveSelectedBy(store, { x: 0, y: -FAR }),
    moveFarDown: () => moveSelectedBy(store, { x: 0, y: FAR }),
    toggleSelected: () => withFocus(store, (id) => toggleComponent(store, id)),
    selectAll: () => selectAll(store),
    escape: () => escape(store),
    connectFrom: () => withFocus(store, (component) => store.setState({ connectRequest: { component, direction: "from" } })),
    connectInto: () => withFocus(store, (component) => store.setState({ connectRequest: { component, direction: "into" } })),
    remove: () => removeSelected(store),
    removeAndJoin: () => removeAndJoin(store),
    undo: () => undo(store),
    redo: () => redo(store),
    frame: () => frameSelection(store),
    unframe: () => unframeSelection(store),
    foldPanels: () => foldPanels(store),
    find: () => openFind(store),
    arrange: () => startArranging(store),
    foldFrame: () => toggleFolds(store),
    toggleMinimap: () => store.setState(({ panels }) => ({ panels: { ...panels, isMinimapShown: !panels.isMinimapShown } })),
    pointerTool: () => chooseTool(store, "pointer"),
    handTool: () => chooseTool(store, "hand"),
  };
}

/** What has the roving focus, or else the selection. */
export function withFocus(store: DesignerStore, act: (id: string) => void): void {
  const { focus, selection } = store.getState();
  const [selected] = selection.components;
  const id = focus ?? selected;
  if (id === undefined) announce(store, "Choose a component first: the arrow keys go from one to the next.");
  else act(id);
}

/** One level back: the connection that is being made, the refusal that is shown, then the search, the hand, the selection. */
function escape(store: DesignerStore): void {
  const { connecting, refused, find, tool } = store.getState();
  if (connecting) store.setState({ connecting: undefined });
  else if (refused) store.setState({ refused: undefined });
  else if (find) closeFind(store);
  else if (tool === "hand") chooseTool(store, "pointer");
  else clearSelection(store);
}

function chooseTool(store: DesignerStore, tool: Tool): void {
  store.setState({ tool });
  announce(store, tool === "hand" ? "Hand: a drag moves the view." : "Pointer: a drag selects.");
}

function foldPanels(store: DesignerStore): void {
  store.setState(({ panels }) => {
    const isOpen = panels.isPaletteOpen || panels.isInspectorOpen || panels.isFindingsOpen || panels.isCostOpen;
    return { panels: { ...panels, isPaletteOpen: !isOpen, isInspectorOpen: !isOpen, isFindingsOpen: false, isCostOpen: false } };
  });
}
