"use client";

import { Handle, Position } from "@xyflow/react";
import { classNames } from "@/components/ui/class-names.ts";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import type { Connecting } from "../../store/designer-state.ts";
import { PORT_PITCH, type PortSpot } from "../../store/projection/node-geometry.ts";

interface PortHandleProps {
  readonly componentId: string;
  readonly port: PortSpot;
  readonly isConnected: boolean;
  readonly isNeutral: boolean;
  readonly isWordShown: boolean;
  /** Pixels of the canvas. */
  readonly markSize: number;
  readonly isConnectable: boolean;
}

/** A port: a 12 px mark in a 24 px target, with its kind's word beside it. Grows while it is a fitting end of a connection. */
export function PortHandle({ componentId, port, isConnected, isNeutral, isWordShown, markSize, isConnectable }: PortHandleProps) {
  const isFitting = useDesigner(({ connecting }) => connecting !== undefined && fits(connecting, componentId, port));
  const isIn = port.direction === "in";
  return (
    <>
      <Handle
        id={port.id}
        type={isIn ? "target" : "source"}
        position={isIn ? Position.Left : Position.Right}
        isConnectable={isConnectable}
        className="designer-port"
        data-fitting={isFitting || undefined}
        data-free={!isConnected || undefined}
        style={{ top: port.y - PORT_PITCH / 2, [isIn ? "left" : "right"]: -PORT_PITCH / 2 }}
      >
        <DataKindMark kind={port.data} size={isFitting ? markSize + 4 : markSize} isNeutral={isNeutral} />
      </Handle>
      {isWordShown ? (
        <span
          className={classNames(
            "pointer-events-none absolute text-small",
            isConnected ? "text-secondary" : "text-muted",
            isIn ? "left-3.5" : "right-3.5",
          )}
          style={{ top: port.y - 8 }}
        >
          {port.data}
        </span>
      ) : null}
    </>
  );
}

/** The other end of the connection that is being drawn: right kind, right side, on a component that accepts it. */
function fits(connecting: Connecting, componentId: string, port: PortSpot): boolean {
  if (componentId === connecting.component || port.data !== connecting.data || !connecting.fits.has(componentId)) return false;
  return port.direction === (connecting.direction === "from" ? "in" : "out");
}
