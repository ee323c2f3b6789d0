"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useDesigner } from "./designer-context.tsx";

/** A finding asked for one of this form's fields: unfold, scroll there, focus it. */
export function useFieldRequest(component: string, form: RefObject<HTMLElement | null>, unfold: () => void) {
  const request = useDesigner((state) => state.fieldRequest);
  const served = useRef(0);
  useEffect(() => {
    if (!request || request.component !== component || request.count === served.current) return;
    served.current = request.count;
    unfold();
    requestAnimationFrame(() => {
      const field = form.current?.querySelector(`[data-setting="${CSS.escape(request.setting)}"]`);
      field?.scrollIntoView({ block: "center" });
      field?.querySelector<HTMLElement>("input, textarea, button, [role=combobox], [role=switch]")?.focus({ preventScroll: true });
    });
  }, [request, component, form, unfold]);
}
