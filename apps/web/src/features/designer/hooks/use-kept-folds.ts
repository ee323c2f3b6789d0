"use client";

import { useEffect } from "react";
import { writeFolds } from "../store/kept-folds.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Folded frames stay folded for this browser's next visit. */
export function useKeptFolds() {
  const store = useDesignerStore();
  useEffect(
    () =>
      store.subscribe(({ foldedFrames, blueprintId }, before) => {
        if (foldedFrames !== before.foldedFrames) writeFolds(localStorage, blueprintId, foldedFrames);
      }),
    [store],
  );
}
