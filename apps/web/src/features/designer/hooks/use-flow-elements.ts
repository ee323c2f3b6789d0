"use client";

import type { EdgeChange, NodeChange } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Selection } from "../store/designer-state.ts";
import { setSelection } from "../store/edit/selection.ts";
import { createNodeDecoration, NO_TRANSIENTS, type Transient, type Transients } from "../store/projection/decorate-nodes.ts";
import { type DesignFlowEdge, type DesignFlowNode, frameIdOfNode } from "../store/projection/flow-types.ts";
import { foldFrames } from "../store/projection/fold-frames.ts";
import { createEdgeProjection } from "../store/projection/project-edges.ts";
import { createNodeProjection } from "../store/projection/project-nodes.ts";
import { createZoneUnfolding } from "../store/projection/unfold-zones.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";

/**
 * The document as React Flow wants it, and React Flow's changes as the document wants them: a running gesture stays here
 * until it is released, a selection goes to the store, and nothing else is taken over.
 */
export function useFlowElements() {
  const store = useDesignerStore();
  const document = useDesigner((state) => state.log.current);
  const selection = useDesigner((state) => state.selection);
  const folded = useDesigner((state) => state.foldedFrames);
  const unfolded = useDesigner((state) => state.unfoldedZones);
  // A gesture's steps arrive faster than renders: they are kept where the newest can always be read.
  const [gesture] = useState(() => createStore<{ readonly transients: Transients }>(() => ({ transients: NO_TRANSIENTS })));
  const transients = useStore(gesture, (state) => state.transients);
  const projection = useMemo(
    () => ({
      nodes: createNodeProjection(),
      edges: createEdgeProjection(),
      unfold: createZoneUnfolding(),
      decorate: createNodeDecoration(),
    }),
    [],
  );
  const projected = useMemo(() => projection.nodes(document), [projection, document]);
  const plainEdges = useMemo(() => projection.edges(document.blueprint), [projection, document.blueprint]);
  const shown = useMemo(() => foldFrames({ nodes: projected, edges: plainEdges }, folded), [projected, plainEdges, folded]);
  const { tier } = document.blueprint;
  const opened = useMemo(() => projection.unfold(shown.nodes, { tier, unfolded }), [projection, shown.nodes, tier, unfolded]);
  const nodes = useMemo(() => projection.decorate(opened, selection, transients), [projection, opened, selection, transients]);
  const edges = useMemo(() => withSelection(shown.edges, selection.edges), [shown.edges, selection.edges]);

  const onNodesChange = useCallback(
    (changes: NodeChange<DesignFlowNode>[]) => {
      const before = gesture.getState().transients;
      const moved = transientsAfter(before, changes, store.getState().log.current.layout);
      if (moved !== before) gesture.setState({ transients: moved });
      const selected = selectionAfter(store.getState().selection, changes);
      if (selected !== store.getState().selection) setSelection(store, selected);
    },
    [store, gesture],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<DesignFlowEdge>[]) => {
      const before = store.getState().selection;
      const edgeIds = new Set(before.edges);
      for (const change of changes) {
        if (change.type !== "select") continue;
        if (change.selected) edgeIds.add(change.id);
        else edgeIds.delete(change.id);
      }
      if (changes.some((change) => change.type === "select")) setSelection(store, { ...before, edges: edgeIds });
    },
    [store],
  );
  const takeTransients = useCallback((): Transients => {
    const taken = gesture.getState().transients;
    gesture.setState({ transients: NO_TRANSIENTS });
    return taken;
  }, [gesture]);
  return { nodes, edges, onNodesChange, onEdgesChange, takeTransients };
}

export type FlowElements = ReturnType<typeof useFlowElements>;

function withSelection(edges: readonly DesignFlowEdge[], selected: ReadonlySet<string>): DesignFlowEdge[] {
  return edges.map((edge) => (selected.has(edge.id) ? { ...edge, selected: true } : edge));
}

/** Positions and sizes of a gesture in progress. What lies in a frame moves with it. */
function transientsAfter(before: Transients, changes: readonly NodeChange<DesignFlowNode>[], layout: LayoutLike): Transients {
  const next = new Map<string, Transient>(before);
  let hasChanged = false;
  for (const change of changes) {
    if (change.type === "position" && change.position) {
      next.set(change.id, { ...next.get(change.id), ...change.position });
      moveMembers(next, change.id, change.position, layout);
      hasChanged = true;
    } else if (change.type === "dimensions" && change.dimensions && change.resizing) {
      const frame = layout.frames.find(({ id }) => id === frameIdOfNode(change.id));
      if (!frame) continue;
      next.set(change.id, { ...(next.get(change.id) ?? frame.position), ...change.dimensions });
      hasChanged = true;
    }
  }
  return hasChanged ? next : before;
}

type LayoutLike = { readonly positions: Readonly<Record<string, { x: number; y: number }>>; readonly frames: readonly FrameLike[] };
interface FrameLike {
  readonly id: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly members: readonly string[];
}

function moveMembers(
  next: Map<string, Transient>,
  nodeId: string,
  to: { readonly x: number; readonly y: number },
  layout: LayoutLike,
): void {
  const frame = layout.frames.find(({ id }) => id === frameIdOfNode(nodeId));
  if (!frame || next.get(nodeId)?.width !== undefined) return;
  for (const member of frame.members) {
    const spot = layout.positions[member];
    if (spot) next.set(member, { x: spot.x + to.x - frame.position.x, y: spot.y + to.y - frame.position.y });
  }
}

function selectionAfter(before: Selection, changes: readonly NodeChange<DesignFlowNode>[]): Selection {
  const components = new Set(before.components);
  const frames = new Set(before.frames);
  let hasChanged = false;
  for (const change of changes) {
    if (change.type !== "select") continue;
    const frameId = frameIdOfNode(change.id);
    const [set, id] = frameId === undefined ? [components, change.id] : [frames, frameId];
    if (set.has(id) === change.selected) continue;
    if (change.selected) set.add(id);
    else set.delete(id);
    hasChanged = true;
  }
  return hasChanged ? { ...before, components, frames } : before;
}
