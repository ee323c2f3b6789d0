"use client";

import type { ComponentDefinition } from "@zerolake/catalog";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import { type PortSpot, portSpots } from "../../store/projection/node-geometry.ts";
import { markSizeIn } from "../../store/projection/zoom-bucket.ts";
import { PortHandle } from "./port-handle.tsx";

interface NodePortsProps {
  readonly id: string;
  /** A kind's ports, or those of a folded frame. */
  readonly of: ComponentDefinition | readonly PortSpot[] | undefined;
  readonly isConnected: (port: string) => boolean;
  readonly isNeutral: boolean;
  readonly isConnectable: boolean;
}

/** A node's ports. From so far away that nobody could hit one there is none; the edges' ends come from the projection. */
export function NodePorts({ id, of, isConnected, isNeutral, isConnectable }: NodePortsProps) {
  const bucket = useZoomBucket();
  if (of === undefined || bucket === "blocks" || bucket === "dots") return null;
  const ports = "kind" in of ? portSpots(of) : of;
  return ports.map((port) => (
    <PortHandle
      key={port.id}
      componentId={id}
      port={port}
      isConnected={isConnected(port.id)}
      isNeutral={isNeutral}
      isWordShown={bucket === "full"}
      markSize={markSizeIn(bucket)}
      isConnectable={isConnectable}
    />
  ));
}
