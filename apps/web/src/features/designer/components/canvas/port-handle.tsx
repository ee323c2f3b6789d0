"use client";

import { Handle, Position, useConnection } from "@xyflow/react";
import { classNames } from "@/components/ui/class-names.ts";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { PORT_PITCH, type PortSpot, portId } from "../../store/projection/node-geometry.ts";

interface PortHandleProps {
  readonly port: PortSpot;
  readonly isConnected: boolean;
  readonly isNeutral: boolean;
  readonly isWordShown: boolean;
  readonly isMarkShown: boolean;
  readonly isConnectable: boolean;
}

/** A port: a 12 px mark in a 24 px target, with its kind's word beside it. Grows while it is a fitting end of a connection. */
export function PortHandle({ port, isConnected, isNeutral, isWordShown, isMarkShown, isConnectable }: PortHandleProps) {
  const isFitting = useConnection((connection) => connection.inProgress && fits(connection.fromHandle?.id, port));
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
        {isMarkShown ? <DataKindMark kind={port.data} size={isFitting ? 16 : 12} isNeutral={isNeutral} /> : null}
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

function fits(fromId: string | null | undefined, port: PortSpot): boolean {
  return fromId === portId(port.direction === "in" ? "out" : "in", port.data);
}
