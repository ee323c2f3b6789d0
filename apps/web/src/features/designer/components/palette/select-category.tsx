"use client";

import type { Category } from "@zerolake/catalog";
import { useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import { selectComponents } from "../../store/edit/selection.ts";
import { announce } from "../../store/notices.ts";
import { componentsOf } from "../../store/palette/suggest-next.ts";

/** "Select all 4": what is drawn of a category. Nothing while fewer than two are. */
export function SelectCategory({ category }: { readonly category: Category }) {
  const store = useDesignerStore();
  const blueprint = useDesigner((state) => state.log.current.blueprint);
  const ids = useMemo(() => componentsOf(blueprint, category), [blueprint, category]);
  if (ids.length < 2) return null;
  return (
    <button
      type="button"
      className="ml-auto min-h-6 rounded-chip px-1.5 text-secondary hover:bg-hover hover:text-primary"
      onClick={() => {
        selectComponents(store, ids);
        announce(store, `${ids.length} components selected.`);
        focusDrawing();
      }}
    >
      Select all {ids.length}
    </button>
  );
}
