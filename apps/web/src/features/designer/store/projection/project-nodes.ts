import { Position } from "@xyflow/react";
import type { Blueprint, Component, Design, Layout, Point } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { type ComponentFlowNode, type DesignFlowNode, type FrameFlowNode, frameNodeId } from "./flow-types.ts";
import { dataOfPortId, type PortSpot, portId, portSpots, sizeForPorts, sizeOfNode, spotsOf } from "./node-geometry.ts";
import { readingOrder } from "./reading-order.ts";

interface Wiring {
  readonly connected: ReadonlySet<string>;
  readonly words: string;
  /** Equal keys mean equal wiring. */
  readonly key: string;
}

const PORT_HIT_PX = 24;
const NO_WIRING: Wiring = { connected: new Set(), words: "", key: "" };

/**
 * A projection of the document to React Flow's nodes, frames first, then components in reading order. It remembers its
 * last result: a component that did not change keeps its node object, so that only touched nodes render again.
 */
export function createNodeProjection(): (document: Design) => readonly DesignFlowNode[] {
  let components = new Map<string, ComponentFlowNode>();
  let frames = new Map<string, FrameFlowNode>();
  let wiringKeys = new Map<string, string>();
  return ({ blueprint, layout }) => {
    const wirings = wireUp(blueprint);
    const byId = new Map(blueprint.components.map((component) => [component.id, component]));
    const nextComponents = new Map<string, ComponentFlowNode>();
    const nextKeys = new Map<string, string>();
    for (const id of readingOrder(blueprint, layout)) {
      const component = byId.get(id);
      const wiring = wirings.get(id) ?? NO_WIRING;
      if (!component || isChip(component, wiring.connected.size > 0)) continue;
      const position = layout.positions[id] ?? ORIGIN;
      const before = components.get(id);
      const isSame = before?.data.component === component && before.position === position && wiringKeys.get(id) === wiring.key;
      nextComponents.set(id, isSame ? before : toNode(component, position, wiring));
      nextKeys.set(id, wiring.key);
    }
    const nextFrames = new Map(
      layout.frames.map((frame) => {
        const before = frames.get(frame.id);
        return [frame.id, before?.data.frame === frame ? before : toFrameNode(frame)];
      }),
    );
    components = nextComponents;
    frames = nextFrames;
    wiringKeys = nextKeys;
    return [...frames.values(), ...components.values()];
  };
}

const ORIGIN: Point = { x: 0, y: 0 };

/** Platform parts are chips above the canvas; one that is connected (a cluster that runs jobs) is drawn as a node. */
export function isChip(component: Component, isConnected: boolean): boolean {
  return !isConnected && findDefinition(component.kind)?.isPlatform === true;
}

function toNode(component: Component, position: Point, wiring: Wiring): ComponentFlowNode {
  const definition = findDefinition(component.kind);
  const ports = definition ? portSpots(definition) : portsInUse(wiring.connected);
  const size = definition ? sizeOfNode(definition) : sizeForPorts(ports);
  return {
    id: component.id,
    type: "component",
    position,
    ...size,
    measured: size,
    handles: handlesOf(ports),
    data: { component, definition, connected: wiring.connected, wiring: wiring.words },
  };
}

/** A kind that this version does not know has the ports that its edges use. */
function portsInUse(connected: ReadonlySet<string>): readonly PortSpot[] {
  const kinds = (direction: "in" | "out") =>
    [...connected].filter((id) => id.startsWith(`${direction}:`)).flatMap((id) => dataOfPortId(id) ?? []);
  return spotsOf(kinds("in"), kinds("out"));
}

export function handlesOf(ports: readonly PortSpot[]): NonNullable<DesignFlowNode["handles"]> {
  return ports.map(({ id, direction, x, y }) => ({
    id,
    type: direction === "in" ? ("target" as const) : ("source" as const),
    position: direction === "in" ? Position.Left : Position.Right,
    x: x - PORT_HIT_PX / 2,
    y: y - PORT_HIT_PX / 2,
    width: PORT_HIT_PX,
    height: PORT_HIT_PX,
  }));
}

function toFrameNode(frame: Layout["frames"][number]): FrameFlowNode {
  return {
    id: frameNodeId(frame.id),
    type: "frame",
    position: frame.position,
    width: frame.size.width,
    height: frame.size.height,
    measured: frame.size,
    zIndex: -1,
    handles: [],
    data: { frame },
  };
}

/** For each component its connected ports and what they lead to. O(V + E). */
function wireUp(blueprint: Blueprint): ReadonlyMap<string, Wiring> {
  const titles = new Map(blueprint.components.map((component) => [component.id, component.title]));
  const parts = new Map<string, { ports: Set<string>; into: string[]; out: string[] }>();
  const partOf = (id: string) => {
    const known = parts.get(id);
    if (known) return known;
    const made = { ports: new Set<string>(), into: [], out: [] };
    parts.set(id, made);
    return made;
  };
  for (const { from, to } of blueprint.edges) {
    const source = partOf(from.component);
    source.ports.add(portId("out", from.port));
    source.out.push(`${from.port} to ${titles.get(to.component) ?? to.component}`);
    const target = partOf(to.component);
    target.ports.add(portId("in", to.port));
    target.into.push(`${to.port} from ${titles.get(from.component) ?? from.component}`);
  }
  return new Map(
    [...parts].map(([id, { ports, into, out }]) => {
      const words = [...(into.length ? [`in: ${into.join(", ")}`] : []), ...(out.length ? [`out: ${out.join(", ")}`] : [])].join("; ");
      return [id, { connected: ports, words, key: `${[...ports].sort().join(" ")}|${words}` }];
    }),
  );
}
