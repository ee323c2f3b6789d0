"use client";

import { type RefObject, useEffect } from "react";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";

/** A finding asked for one of this form's fields: unfold, scroll there, focus it. Once: the form that is opened next asks for nothing. */
export function useFieldRequest(component: string, form: RefObject<HTMLElement | null>, unfold: () => void) {
  const store = useDesignerStore();
  const request = useDesigner((state) => state.fieldRequest);
  useEffect(() => {
    if (!request || request.component !== component) return;
    store.setState({ fieldRequest: undefined });
    unfold();
    requestAnimationFrame(() => {
      const field = form.current?.querySelector(`[data-setting="${CSS.escape(request.setting)}"]`);
      field?.scrollIntoView({ block: "center" });
      field?.querySelector<HTMLElement>("input, textarea, button, [role=combobox], [role=switch]")?.focus({ preventScroll: true });
    });
  }, [request, component, form, unfold, store]);
}
