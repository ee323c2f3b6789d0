"use client";

import { useEffect, useRef } from "react";
import { focusDrawing } from "./focus-drawing.ts";

/** Changing between canvas and list takes away what had the focus: the other one gets it, so that the keys go on working. */
export function useDrawingFocus(view: "canvas" | "list") {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    if (document.activeElement === document.body) focusDrawing();
  }, [view]);
}
