import { type CommandName, KEY_BINDINGS, spellKeys } from "./key-map.ts";

/** Keys as people on this machine write them: `⌘⇧Z` on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function spellHere(keys: string): string {
  return spellKeys(keys, /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? ""));
}

/** The first keys of a command, for tooltips and menus. */
export function commandKeys(command: CommandName): string {
  const keys = KEY_BINDINGS.find((binding) => binding.command === command)?.keys[0];
  return keys === undefined ? "" : spellHere(keys);
}
