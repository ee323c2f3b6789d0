"use client";

import type { KeyHelpGroup } from "@/shell/shell-store.ts";
import { usePageKeyHelp } from "@/shell/use-page-commands.ts";
import { KEY_BINDINGS, spellKeys } from "../store/keyboard/key-map.ts";

const GROUP: KeyHelpGroup = {
  title: "Canvas and list",
  keys: KEY_BINDINGS.map(({ keys, does }) => ({
    keys: keys
      .slice(0, 2)
      .map((written) => spellKeys(written, true))
      .join(" or "),
    does,
  })),
};

/** The designer's keys behind `?`, from the same table that handles them. */
export function useKeyHelp() {
  usePageKeyHelp("designer", GROUP);
}
