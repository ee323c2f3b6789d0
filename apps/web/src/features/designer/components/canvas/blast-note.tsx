"use client";

import { useEffect, useMemo } from "react";
import { plural } from "@/format/number.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { blastRadius } from "../../store/blast-radius.ts";

const NAMED_MAX = 4;

/** In the plan's overlay, for a chosen component that is replaced or destroyed: what depends on it, in words and as lit edges. */
export function BlastNote() {
  const store = useDesignerStore();
  const overlay = useDesigner((state) => state.overlay);
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const [chosen] = useDesigner((state) => state.selection.components);
  const radius = useMemo(() => (chosen === undefined ? undefined : blastRadius(overlay, blueprint, chosen)), [overlay, blueprint, chosen]);
  useEffect(() => {
    if (!radius) return;
    store.setState({ litEdges: radius.edges });
    return () => store.setState({ litEdges: new Set() });
  }, [store, radius]);
  if (!radius || radius.titles.length === 0) return null;
  const others = radius.titles.length - NAMED_MAX;
  return (
    <p role="status" className="absolute top-14 left-3 z-10 max-w-96 rounded-card border border-line bg-surface px-3 py-2 text-small">
      {radius.mark === "replace" ? "Replacing it" : "Destroying it"} reaches {plural(radius.titles.length, "component")} downstream:{" "}
      {radius.titles.slice(0, NAMED_MAX).join(", ")}
      {others > 0 ? ` and ${others} more` : ""}.{" "}
      {radius.mark === "replace" ? "They wait until it is there again." : "They lose access to it."}
    </p>
  );
}
