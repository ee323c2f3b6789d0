"use client";

import { useEffect, useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { blastRadius, blastSentences, litBy, NOTHING_LIT } from "../../store/blast-radius.ts";

/** In the plan's overlay, for a chosen component that is replaced or destroyed: what depends on it, in words and drawn strong. */
export function BlastNote() {
  const store = useDesignerStore();
  const overlay = useDesigner((state) => state.overlay);
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const [chosen] = useDesigner((state) => state.selection.components);
  const radius = useMemo(() => (chosen === undefined ? undefined : blastRadius(overlay, blueprint, chosen)), [overlay, blueprint, chosen]);
  useEffect(() => {
    if (!radius) return;
    store.setState({ blast: litBy(radius) });
    return () => store.setState({ blast: NOTHING_LIT });
  }, [store, radius]);
  if (!radius) return null;
  return (
    <p role="status" className="absolute top-14 left-3 z-10 max-w-96 rounded-card border border-line bg-surface px-3 py-2 text-small">
      {blastSentences(radius).join(" ")}
    </p>
  );
}
