"use client";

import { Handle, Position, useConnection } from "@xyflow/react";
import type { DataKind } from "@zerolake/catalog";
import { PORT_PITCH, portId } from "../../store/projection/node-geometry.ts";
import { PortMark } from "./port-mark.tsx";

interface PortHandleProps {
  readonly kind: DataKind;
  readonly direction: "in" | "out";
  readonly centreY: number;
  readonly isConnected: boolean;
  readonly isNeutral: boolean;
  readonly isWordShown: boolean;
  readonly isConnectable: boolean;
}

/** A port: a 12 px mark in a 24 px target, with its kind's word beside it. */
export function PortHandle({ kind, direction, centreY, isConnected, isNeutral, isWordShown, isConnectable }: PortHandleProps) {
  const isCandidate = useConnection((connection) => connection.inProgress && isOpposite(connection.fromHandle, kind, direction));
  const side = direction === "in" ? "left" : "right";
  return (
    <>
      <Handle
        id={portId(direction, kind)}
        type={direction === "in" ? "target" : "source"}
        position={direction === "in" ? Position.Left : Position.Right}
        isConnectable={isConnectable}
        className="designer-port"
        data-candidate={isCandidate || undefined}
        style={{ top: centreY, [side]: -PORT_PITCH / 2, width: PORT_PITCH, height: PORT_PITCH }}
      >
        <PortMark kind={kind} isFilled={isConnected} isNeutral={isNeutral} size={isCandidate ? 16 : 12} />
      </Handle>
      {isWordShown ? (
        <span
          className={`pointer-events-none absolute text-small ${isConnected ? "text-secondary" : "text-muted"} ${direction === "in" ? "left-4" : "right-3"}`}
          style={{ top: centreY - 8 }}
        >
          {kind}
        </span>
      ) : null}
    </>
  );
}

function isOpposite(
  from: { readonly id?: string | null; readonly type?: string | null } | null,
  kind: DataKind,
  direction: "in" | "out",
): boolean {
  if (!from) return false;
  return direction === "in"
    ? from.type === "source" && from.id === portId("out", kind)
    : from.type === "target" && from.id === portId("in", kind);
}
