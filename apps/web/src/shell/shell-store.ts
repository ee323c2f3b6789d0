import { create } from "zustand";

export interface Command {
  readonly id: string;
  readonly group: "Go to" | "Do" | "Settings" | "Help";
  readonly label: string;
  /** Further words that find it. */
  readonly keywords?: readonly string[];
  /** Keys that do the same, shown beside it. */
  readonly keys?: string;
  /** Where it leads; `run` otherwise. */
  readonly href?: string;
  readonly run?: () => void;
}

export interface KeyHelp {
  readonly keys: string;
  readonly does: string;
}

export interface KeyHelpGroup {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

interface ShellState {
  readonly isPaletteOpen: boolean;
  readonly areKeysShown: boolean;
  /** `undefined` until the person chooses: the page then decides. */
  readonly isSidebarFolded: boolean | undefined;
  /** What the open page adds to the palette and to the list of keys, by the page's own name. */
  readonly commands: ReadonlyMap<string, readonly Command[]>;
  readonly keyHelp: ReadonlyMap<string, KeyHelpGroup>;
  setPaletteOpen(isOpen: boolean): void;
  setKeysShown(areShown: boolean): void;
  setSidebarFolded(isFolded: boolean): void;
  addCommands(owner: string, commands: readonly Command[]): () => void;
  addKeyHelp(owner: string, group: KeyHelpGroup): () => void;
}

export const useShellStore = create<ShellState>((set) => ({
  isPaletteOpen: false,
  areKeysShown: false,
  isSidebarFolded: undefined,
  commands: new Map(),
  keyHelp: new Map(),
  setPaletteOpen: (isPaletteOpen) => set({ isPaletteOpen }),
  setKeysShown: (areKeysShown) => set({ areKeysShown }),
  setSidebarFolded: (isSidebarFolded) => set({ isSidebarFolded }),
  addCommands: (owner, commands) => {
    set((state) => ({ commands: new Map(state.commands).set(owner, commands) }));
    return () => set((state) => ({ commands: without(state.commands, owner) }));
  },
  addKeyHelp: (owner, group) => {
    set((state) => ({ keyHelp: new Map(state.keyHelp).set(owner, group) }));
    return () => set((state) => ({ keyHelp: without(state.keyHelp, owner) }));
  },
}));

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
