import type { Selection } from "../designer-state.ts";
import { type DesignFlowNode, frameIdOfNode } from "./flow-types.ts";

/** What a gesture in progress changes about a node; it becomes an edit only on release. */
export interface Transient {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

export type Transients = ReadonlyMap<string, Transient>;

export const NO_TRANSIENTS: Transients = new Map();

/**
 * Lays selection and running gestures over projected nodes. It remembers its last result, so that a drag of one node
 * gives new objects for that node only.
 */
export function createNodeDecoration(): (
  nodes: readonly DesignFlowNode[],
  selection: Selection,
  transients: Transients,
) => DesignFlowNode[] {
  let known = new Map<string, { base: DesignFlowNode; selected: boolean; transient: Transient | undefined; node: DesignFlowNode }>();
  return (nodes, selection, transients) => {
    const next: typeof known = new Map();
    for (const base of nodes) {
      const frameId = frameIdOfNode(base.id);
      const selected = frameId === undefined ? selection.components.has(base.id) : selection.frames.has(frameId);
      const transient = transients.get(base.id);
      const before = known.get(base.id);
      const isSame = before?.base === base && before.selected === selected && before.transient === transient;
      next.set(base.id, isSame ? before : { base, selected, transient, node: decorate(base, selected, transient) });
    }
    known = next;
    return [...known.values()].map(({ node }) => node);
  };
}

function decorate(base: DesignFlowNode, selected: boolean, transient: Transient | undefined): DesignFlowNode {
  if (!transient) return selected ? { ...base, selected } : base;
  const { x, y, width, height } = transient;
  return {
    ...base,
    selected,
    position: { x, y },
    ...(width === undefined || height === undefined ? {} : { width, height, measured: { width, height } }),
  };
}
