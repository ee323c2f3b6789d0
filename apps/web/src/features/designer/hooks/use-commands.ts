"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback, useMemo, useRef } from "react";
import type { DesignerStore } from "../store/designer-state.ts";
import { redo, undo } from "../store/edit/commit.ts";
import { frameSelection, unframeSelection } from "../store/edit/frames.ts";
import { moveSelectedBy } from "../store/edit/move.ts";
import { removeAndJoin, removeSelected } from "../store/edit/remove.ts";
import { clearSelection, selectAll, toggleComponent } from "../store/edit/selection.ts";
import { nextFinding, showFinding } from "../store/findings/show-finding.ts";
import { goTo, goToEnd } from "../store/keyboard/arrow-moves.ts";
import type { CommandName } from "../store/keyboard/key-map.ts";
import { announce } from "../store/notices.ts";
import { useDesignerActions } from "./designer-actions.tsx";
import { useDesignerStore } from "./designer-context.tsx";
import { useClipboard } from "./use-clipboard.ts";
import { useTidy } from "./use-tidy.ts";

const FIT = { padding: 0.12, maxZoom: 1 };
const NEAR = 8;
const FAR = 40;

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
      goUpstream: () => goTo(store, "upstream"),
      goDownstream: () => goTo(store, "downstream"),
      goAbove: () => goTo(store, "above"),
      goBelow: () => goTo(store, "below"),
      goFirst: () => goToEnd(store, "first"),
      goLast: () => goToEnd(store, "last"),
      extendUpstream: () => goTo(store, "upstream", { extend: true }),
      extendDownstream: () => goTo(store, "downstream", { extend: true }),
      openInspector: () => openInspector(store),
      toggleSelected: () => withFocus(store, (id) => toggleComponent(store, id)),
      selectAll: () => selectAll(store),
      escape: () => escape(store),
      quickAdd: () => quickAdd(store),
      searchPalette: () => searchPalette(store),
      connectFrom: () => withFocus(store, (component) => store.setState({ connectRequest: { component, direction: "from" } })),
      connectInto: () => withFocus(store, (component) => store.setState({ connectRequest: { component, direction: "into" } })),
      remove: () => removeSelected(store),
      removeAndJoin: () => removeAndJoin(store),
      moveLeft: () => moveSelectedBy(store, { x: -NEAR, y: 0 }),
      moveRight: () => moveSelectedBy(store, { x: NEAR, y: 0 }),
      moveUp: () => moveSelectedBy(store, { x: 0, y: -NEAR }),
      moveDown: () => moveSelectedBy(store, { x: 0, y: NEAR }),
      moveFarLeft: () => moveSelectedBy(store, { x: -FAR, y: 0 }),
      moveFarRight: () => moveSelectedBy(store, { x: FAR, y: 0 }),
      moveFarUp: () => moveSelectedBy(store, { x: 0, y: -FAR }),
      moveFarDown: () => moveSelectedBy(store, { x: 0, y: FAR }),
      copy: () => void clipboard.copy(),
      cut: () => void clipboard.cut(),
      paste: () => void clipboard.paste(),
      duplicate: () => clipboard.duplicate([...store.getState().selection.components]),
      undo: () => undo(store),
      redo: () => redo(store),
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
      frame: () => frameSelection(store),
      unframe: () => unframeSelection(store),
      toggleView: actions.toggleView,
      foldPanels: () => foldPanels(store),
      nextOverlay: actions.nextOverlay,
      plan: actions.plan,
      nextRegion: () => goToRegion(1),
      previousRegion: () => goToRegion(-1),
    }),
    [store, flow, clipboard, actions, tidy],
  );
  return useCallback((command) => run[command](), [run]);
}

function withFocus(store: DesignerStore, act: (id: string) => void): void {
  const { focus, selection } = store.getState();
  const [selected] = selection.components;
  const id = focus ?? selected;
  if (id === undefined) announce(store, "Choose a component first: the arrow keys go from one to the next.");
  else act(id);
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

/** One level back: the running request, then the refusal, then the selection. */
function escape(store: DesignerStore): void {
  const { refused } = store.getState();
  if (refused) store.setState({ refused: undefined });
  else clearSelection(store);
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

function foldPanels(store: DesignerStore): void {
  store.setState(({ panels }) => {
    const isOpen = panels.isPaletteOpen || panels.isInspectorOpen || panels.isFindingsOpen;
    return { panels: { ...panels, isPaletteOpen: !isOpen, isInspectorOpen: !isOpen, isFindingsOpen: false } };
  });
}

const REGIONS = ["designer-palette", "designer-canvas", "designer-list", "designer-inspector", "designer-findings"];

function goToRegion(step: 1 | -1): void {
  const regions = REGIONS.flatMap((id) => document.getElementById(id) ?? []);
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  regions[(current + step + regions.length) % regions.length]?.focus();
}
