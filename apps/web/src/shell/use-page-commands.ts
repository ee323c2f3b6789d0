"use client";

import { useEffect } from "react";
import { type Command, type KeyHelpGroup, useShellStore } from "./shell-store.ts";

/** Adds the page's own actions to the command palette while it is open. `commands` must be stable (`useMemo`). */
export function usePageCommands(owner: string, commands: readonly Command[]): void {
  const addCommands = useShellStore((state) => state.addCommands);
  useEffect(() => addCommands(owner, commands), [addCommands, owner, commands]);
}

/** Adds the page's own keys to the dialog behind `?`. `group` must be a constant. */
export function usePageKeyHelp(owner: string, group: KeyHelpGroup): void {
  const addKeyHelp = useShellStore((state) => state.addKeyHelp);
  useEffect(() => addKeyHelp(owner, group), [addKeyHelp, owner, group]);
}
