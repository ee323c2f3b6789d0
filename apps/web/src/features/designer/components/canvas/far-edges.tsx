"use client";

import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import { farEdgesPath } from "../../store/projection/far-edges.ts";
import type { DesignFlowEdge, DesignFlowNode } from "../../store/projection/flow-types.ts";

/** All edges as one plain line. The names of the nodes say what is connected, so that readers miss nothing. */
export function FarEdges({ nodes, edges }: { readonly nodes: readonly DesignFlowNode[]; readonly edges: readonly DesignFlowEdge[] }) {
  const path = useMemo(() => farEdgesPath(nodes, edges), [nodes, edges]);
  return (
    <ViewportPortal>
      <svg aria-hidden="true" className="designer-far-edges">
        <path d={path} />
      </svg>
    </ViewportPortal>
  );
}
