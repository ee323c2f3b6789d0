"use client";

import { useEffect, useRef } from "react";
import { selectComponents } from "../store/edit/selection.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { useDesignerAddress } from "./use-designer-address.ts";

/** A single selected component is part of the address, so that a link leads to it. */
export function useSelectionInAddress() {
  const store = useDesignerStore();
  const { sel, setAddress } = useDesignerAddress();
  const isTaken = useRef(false);
  const only = useDesigner((state) => (state.selection.components.size === 1 ? [...state.selection.components][0] : undefined));
  useEffect(() => {
    if (!isTaken.current) {
      isTaken.current = true;
      const isThere = store.getState().log.current.blueprint.components.some(({ id }) => id === sel);
      if (sel !== null && isThere) return selectComponents(store, [sel]);
    }
    if ((only ?? null) !== sel) void setAddress({ sel: only ?? null }, { throttleMs: 300 });
  }, [store, only, sel, setAddress]);
}
