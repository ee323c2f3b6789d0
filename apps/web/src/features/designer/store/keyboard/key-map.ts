/** Everything the keyboard can ask of the designer. */
export type CommandName =
  | "goUpstream"
  | "goDownstream"
  | "goAbove"
  | "goBelow"
  | "goFirst"
  | "goLast"
  | "extendUpstream"
  | "extendDownstream"
  | "openInspector"
  | "toggleSelected"
  | "selectAll"
  | "escape"
  | "quickAdd"
  | "searchPalette"
  | "connectFrom"
  | "connectInto"
  | "remove"
  | "removeAndJoin"
  | "moveLeft"
  | "moveRight"
  | "moveUp"
  | "moveDown"
  | "moveFarLeft"
  | "moveFarRight"
  | "moveFarUp"
  | "moveFarDown"
  | "copy"
  | "cut"
  | "paste"
  | "duplicate"
  | "undo"
  | "redo"
  | "rename"
  | "nextFinding"
  | "zoomActual"
  | "fitAll"
  | "fitSelection"
  | "zoomIn"
  | "zoomOut"
  | "tidySelection"
  | "tidyAll"
  | "frame"
  | "unframe"
  | "toggleView"
  | "foldPanels"
  | "nextOverlay"
  | "plan"
  | "find"
  | "arrange"
  | "foldFrame"
  | "toggleMinimap"
  | "pointerTool"
  | "handTool"
  | "openMenu"
  | "nextRegion"
  | "previousRegion";

export interface KeyStroke {
  readonly key: string;
  /** Physical key, for digits that sit behind shift on many layouts. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface KeyBinding {
  readonly command: CommandName;
  /** `mod` = ⌘ on a Mac and Ctrl elsewhere. Letters match the typed character, digits the physical key. */
  readonly keys: readonly string[];
  readonly does: string;
  readonly changes?: true;
}

/** The one table: the handler, the help dialog and the tests read it. `changes` needs a design that may be edited. */
export const KEY_BINDINGS: readonly KeyBinding[] = [
  { command: "goUpstream", keys: ["ArrowLeft"], does: "Go to the upstream neighbour" },
  { command: "goDownstream", keys: ["ArrowRight"], does: "Go to the downstream neighbour" },
  { command: "goAbove", keys: ["ArrowUp"], does: "Go to the sibling above" },
  { command: "goBelow", keys: ["ArrowDown"], does: "Go to the sibling below" },
  { command: "goFirst", keys: ["Home"], does: "Go to the first source" },
  { command: "goLast", keys: ["End"], does: "Go to the last component" },
  { command: "extendUpstream", keys: ["shift+ArrowLeft"], does: "Extend the selection upstream" },
  { command: "extendDownstream", keys: ["shift+ArrowRight"], does: "Extend the selection downstream" },
  { command: "openInspector", keys: ["Enter"], does: "Open the inspector" },
  { command: "toggleSelected", keys: ["Space"], does: "Select or unselect" },
  { command: "selectAll", keys: ["mod+a"], does: "Select everything" },
  { command: "escape", keys: ["Escape"], does: "Clear the selection, leave a mode" },
  { command: "quickAdd", keys: ["a"], does: "Add a component here", changes: true },
  { command: "searchPalette", keys: ["/"], does: "Search the palette", changes: true },
  { command: "connectFrom", keys: ["e"], does: "Connect from this component", changes: true },
  { command: "connectInto", keys: ["shift+e"], does: "Connect into this component", changes: true },
  { command: "remove", keys: ["Backspace", "Delete"], does: "Remove", changes: true },
  { command: "removeAndJoin", keys: ["mod+Backspace", "mod+Delete"], does: "Remove and join the neighbours", changes: true },
  { command: "moveLeft", keys: ["alt+ArrowLeft"], does: "Move 8 px left", changes: true },
  { command: "moveRight", keys: ["alt+ArrowRight"], does: "Move 8 px right", changes: true },
  { command: "moveUp", keys: ["alt+ArrowUp"], does: "Move 8 px up", changes: true },
  { command: "moveDown", keys: ["alt+ArrowDown"], does: "Move 8 px down", changes: true },
  { command: "moveFarLeft", keys: ["alt+shift+ArrowLeft"], does: "Move 40 px left", changes: true },
  { command: "moveFarRight", keys: ["alt+shift+ArrowRight"], does: "Move 40 px right", changes: true },
  { command: "moveFarUp", keys: ["alt+shift+ArrowUp"], does: "Move 40 px up", changes: true },
  { command: "moveFarDown", keys: ["alt+shift+ArrowDown"], does: "Move 40 px down", changes: true },
  { command: "copy", keys: ["mod+c"], does: "Copy" },
  { command: "cut", keys: ["mod+x"], does: "Cut", changes: true },
  { command: "paste", keys: ["mod+v"], does: "Paste", changes: true },
  { command: "duplicate", keys: ["mod+d"], does: "Duplicate", changes: true },
  { command: "undo", keys: ["mod+z"], does: "Undo", changes: true },
  { command: "redo", keys: ["mod+shift+z", "mod+y"], does: "Redo", changes: true },
  { command: "rename", keys: ["F2"], does: "Rename", changes: true },
  { command: "nextFinding", keys: ["f"], does: "Go to the next finding" },
  { command: "zoomActual", keys: ["0"], does: "Zoom to 100 %" },
  { command: "fitAll", keys: ["1"], does: "Fit everything" },
  { command: "fitSelection", keys: ["2"], does: "Fit the selection" },
  { command: "zoomIn", keys: ["+", "="], does: "Zoom in" },
  { command: "zoomOut", keys: ["-"], does: "Zoom out" },
  { command: "tidySelection", keys: ["t"], does: "Tidy the selection", changes: true },
  { command: "tidyAll", keys: ["shift+t"], does: "Tidy everything", changes: true },
  { command: "frame", keys: ["mod+g"], does: "Frame the selection", changes: true },
  { command: "unframe", keys: ["mod+shift+g"], does: "Remove the frame", changes: true },
  { command: "foldFrame", keys: ["u"], does: "Fold or unfold a frame, or the zones of a store" },
  { command: "arrange", keys: ["s"], does: "Align or distribute: then L R T B C M, H or V", changes: true },
  { command: "find", keys: ["mod+f"], does: "Find in the drawing" },
  { command: "toggleMinimap", keys: ["m"], does: "Show or hide the minimap" },
  { command: "pointerTool", keys: ["v"], does: "Pointer: a drag selects" },
  { command: "handTool", keys: ["h"], does: "Hand: a drag moves the view" },
  { command: "openMenu", keys: ["shift+F10", "ContextMenu"], does: "Menu of what is selected" },
  { command: "toggleView", keys: ["l"], does: "Switch between canvas and list" },
  { command: "foldPanels", keys: ["mod+."], does: "Fold or unfold the panels" },
  { command: "nextOverlay", keys: ["o"], does: "Next overlay" },
  { command: "plan", keys: ["p"], does: "Plan" },
  { command: "nextRegion", keys: ["F6"], does: "Next region" },
  { command: "previousRegion", keys: ["shift+F6"], does: "Previous region" },
];

const byKeys = new Map(KEY_BINDINGS.flatMap((binding) => binding.keys.map((keys) => [keys, binding] as const)));

/** The binding of a key stroke, or `undefined`. Shift is ignored for characters that need it to be typed (`?`, `+`). */
export function bindingOf(stroke: KeyStroke): KeyBinding | undefined {
  const key = keyName(stroke);
  const isLetter = /^[a-z]$/.test(key);
  const isCharacter = key.length === 1 && !isLetter;
  const prefix = `${stroke.metaKey || stroke.ctrlKey ? "mod+" : ""}${stroke.altKey ? "alt+" : ""}`;
  return byKeys.get(`${prefix}${stroke.shiftKey && !isCharacter ? "shift+" : ""}${key}`);
}

function keyName({ key, code }: KeyStroke): string {
  if (key === " ") return "Space";
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code ?? "")?.[1];
  if (digit !== undefined && !/^[-+*/=?.]$/.test(key)) return digit;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** How a binding is written for people: `⌘⇧Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function spellKeys(keys: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { mod: "⌘", shift: "⇧", alt: "⌥", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Backspace: "⌫", Escape: "Esc" }
    : { mod: "Ctrl", shift: "Shift", alt: "Alt", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(isMac ? "" : "+");
}
