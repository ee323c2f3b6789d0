"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback, useMemo, useRef } from "react";
import type { DesignerStore } from "../store/designer-state.ts";
import { nextFinding, showFinding } from "../store/findings/show-finding.ts";
import type { CommandName } from "../store/keyboard/key-map.ts";
import { storeCommands, withFocus } from "../store/keyboard/store-commands.ts";
import { announce } from "../store/notices.ts";
import { useDesignerActions } from "./designer-actions.tsx";
import { useDesignerStore } from "./designer-context.tsx";
import { goToRegion } from "./regions.ts";
import { useClipboard } from "./use-clipboard.ts";
import { openMenuAtFocus } from "./use-context-menu.ts";
import { useTidy } from "./use-tidy.ts";

const FIT = { padding: 0.12, maxZoom: 1 };

/** One function per command; a new command does not compile until it has one. */
export function useCommands(): (command: CommandName) => void {
  const store = useDesignerStore();
  const flow = useReactFlow();
  const clipboard = useClipboard();
  const actions = useDesignerActions();
  const { tidy } = useTidy();
  const shownFinding = useRef<string>(undefined);
  const run = useMemo(
    (): Readonly<Record<CommandName, () => void>> => ({
      ...storeCommands(store),
      openInspector: () => openInspector(store),
      quickAdd: () => quickAdd(store),
      searchPalette: () => searchPalette(store),
      copy: () => void clipboard.copy(),
      cut: () => void clipboard.cut(),
      paste: () => void clipboard.paste(),
      duplicate: () => clipboard.duplicate([...store.getState().selection.components]),
      rename: () => rename(store),
      nextFinding: () => {
        const finding = nextFinding(store, shownFinding.current);
        shownFinding.current = finding?.id;
        if (finding) showFinding(store, finding);
        announce(store, finding?.message ?? "No findings.");
      },
      zoomActual: () => void flow.zoomTo(1),
      fitAll: () => void flow.fitView(FIT),
      fitSelection: () => void flow.fitView({ ...FIT, nodes: [...store.getState().selection.components].map((id) => ({ id })) }),
      zoomIn: () => void flow.zoomIn(),
      zoomOut: () => void flow.zoomOut(),
      tidySelection: () => void tidy("selection"),
      tidyAll: () => void tidy("all"),
      toggleView: actions.toggleView,
      nextOverlay: actions.nextOverlay,
      plan: actions.plan,
      openMenu: () => openMenuAtFocus(store),
      nextRegion: () => goToRegion(1),
      previousRegion: () => goToRegion(-1),
    }),
    [store, flow, clipboard, actions, tidy],
  );
  return useCallback((command) => run[command](), [run]);
}

function openInspector(store: DesignerStore): void {
  store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: true } }));
  requestAnimationFrame(() => document.getElementById("designer-inspector")?.focus());
}

function rename(store: DesignerStore): void {
  withFocus(store, () => {
    store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: true } }));
    requestAnimationFrame(() => {
      const field = document.getElementById("designer-title");
      if (field instanceof HTMLInputElement) field.select();
    });
  });
}

function quickAdd(store: DesignerStore): void {
  const { focus } = store.getState();
  const anchor = (focus === undefined ? null : document.getElementById(`node-${focus}`)) ?? document.getElementById("designer-canvas");
  const box = anchor?.getBoundingClientRect();
  const isNode = anchor?.id !== "designer-canvas";
  if (box)
    store.setState({
      addRequest: { anchor: isNode ? { x: box.right + 8, y: box.top } : { x: box.left + box.width / 2 - 160, y: box.top + 96 } },
    });
}

function searchPalette(store: DesignerStore): void {
  store.setState((state) => ({ panels: { ...state.panels, isPaletteOpen: true } }));
  requestAnimationFrame(() => document.getElementById("designer-palette-search")?.focus());
}
