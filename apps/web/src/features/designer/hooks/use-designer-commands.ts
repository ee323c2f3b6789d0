"use client";

import { useMemo } from "react";
import type { Command } from "@/shell/shell-store.ts";
import { usePageCommands } from "@/shell/use-page-commands.ts";
import type { DesignerState } from "../store/designer-state.ts";
import { focusComponent } from "../store/edit/selection.ts";
import { replayHints } from "../store/hints.ts";
import { spellHere } from "../store/keyboard/command-keys.ts";
import type { CommandName } from "../store/keyboard/key-map.ts";
import { KEY_BINDINGS } from "../store/keyboard/key-map.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { downloadText } from "./download-text.ts";
import { useCommands } from "./use-commands.ts";

const OFFERED: readonly CommandName[] = [
  "plan",
  "quickAdd",
  "tidyAll",
  "undo",
  "redo",
  "fitAll",
  "toggleView",
  "foldPanels",
  "nextFinding",
  "find",
];

/** The designer's own entries of the command palette: what can be done, each component by name, and the file. */
export function useDesignerCommands() {
  const store = useDesignerStore();
  const run = useCommands();
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const commands = useMemo(
    (): readonly Command[] => [
      ...OFFERED.flatMap((name) => {
        const binding = KEY_BINDINGS.find(({ command }) => command === name);
        const keys = binding?.keys[0];
        return binding && keys
          ? [{ id: `designer-${name}`, group: "Do" as const, label: binding.does, keys: spellHere(keys), run: () => run(name) }]
          : [];
      }),
      {
        id: "designer-download",
        group: "Do",
        label: "Download this blueprint as JSON",
        keywords: ["export", "file"],
        run: () => downloadText("blueprint.json", textOf(store.getState())),
      },
      {
        id: "designer-hints",
        group: "Help",
        label: "Show the designer's hints again",
        keywords: ["tour", "first steps"],
        run: () => replayHints(store),
      },
      ...components.map(({ id, title, kind }) => ({
        id: `designer-component-${id}`,
        group: "Go to" as const,
        label: `Component › ${title}`,
        keywords: [id, kind],
        run: () => focusComponent(store, id),
      })),
    ],
    [store, run, components],
  );
  usePageCommands("designer", commands);
}

/** All of it, also where only a part can be shown. */
function textOf({ original, log }: DesignerState): string {
  return original ?? JSON.stringify(log.current.blueprint, undefined, 2);
}
