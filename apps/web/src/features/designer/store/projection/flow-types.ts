import type { Edge, Node } from "@xyflow/react";
import type { Component, Frame } from "@zerolake/blueprint";
import type { ComponentDefinition, DataKind } from "@zerolake/catalog";
import type { PortSpot } from "./node-geometry.ts";

export interface ComponentNodeData extends Record<string, unknown> {
  readonly component: Component;
  /** Absent when the kind is not in this version's catalogue. */
  readonly definition: ComponentDefinition | undefined;
  /** Ids of the ports that have at least one edge. */
  readonly connected: ReadonlySet<string>;
  /** Words for the accessible name: "in: events from Shop events; out: events to Bronze job". */
  readonly wiring: string;
  /** Present when the node is unfolded to show the zones of its store. */
  readonly zones?: readonly string[];
}

export interface FrameNodeData extends Record<string, unknown> {
  readonly frame: Frame;
  /** Present when the frame is folded to a block, with the ports of the connections that cross its border. */
  readonly folded?: { readonly ports: readonly PortSpot[] };
}

export interface DataEdgeData extends Record<string, unknown> {
  readonly kind: DataKind;
  /** "Shop events, events, to Orders stream" */
  readonly sentence: string;
}

export type ComponentFlowNode = Node<ComponentNodeData, "component">;
export type FrameFlowNode = Node<FrameNodeData, "frame">;
export type DesignFlowNode = ComponentFlowNode | FrameFlowNode;
export type DesignFlowEdge = Edge<DataEdgeData, "data">;

/** Frames and components share React Flow's id space. */
export function frameNodeId(frameId: string): string {
  return `frame/${frameId}`;
}

export function frameIdOfNode(nodeId: string): string | undefined {
  return nodeId.startsWith("frame/") ? nodeId.slice("frame/".length) : undefined;
}
