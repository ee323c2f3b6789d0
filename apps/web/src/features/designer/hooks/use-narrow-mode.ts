"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useDesignerStore } from "./designer-context.tsx";

const WIDE = "(min-width: 1024px)";
const NARROW_REASON = "The window is too narrow to edit.";

/** Below 1024 px the designer is for looking: list first, canvas read-only, with the reason said. */
export function useNarrowMode(): boolean {
  const store = useDesignerStore();
  const isNarrow = useSyncExternalStore(
    subscribe,
    () => !window.matchMedia(WIDE).matches,
    () => false,
  );
  useEffect(() => {
    const { mode } = store.getState();
    if (isNarrow && mode.kind === "edit") {
      store.setState({ mode: { kind: "readOnly", reason: NARROW_REASON } });
      return () => store.setState({ mode });
    }
    return undefined;
  }, [store, isNarrow]);
  return isNarrow;
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
