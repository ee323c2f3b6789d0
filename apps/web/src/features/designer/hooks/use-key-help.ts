"use client";

import { useMemo } from "react";
import type { KeyHelpGroup } from "@/shell/shell-store.ts";
import { usePageKeyHelp } from "@/shell/use-page-commands.ts";
import { spellHere } from "../store/keyboard/command-keys.ts";
import { KEY_BINDINGS } from "../store/keyboard/key-map.ts";

/** The designer's keys behind `?`, from the same table that handles them. */
export function useKeyHelp() {
  const group = useMemo(
    (): KeyHelpGroup => ({
      title: "Canvas and list",
      keys: KEY_BINDINGS.map(({ keys, does }) => ({ keys: keys.slice(0, 2).map(spellHere).join(" or "), does })),
    }),
    [],
  );
  usePageKeyHelp("designer", group);
}
