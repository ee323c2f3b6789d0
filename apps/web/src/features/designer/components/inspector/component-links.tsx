"use client";

import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusComponent } from "../../store/edit/selection.ts";

/** Names of components, each leading to it. */
export function ComponentLinks({ ids }: { readonly ids: readonly string[] }) {
  const store = useDesignerStore();
  const components = useDesigner((state) => state.log.current.blueprint.components);
  return ids.map((id, place) => (
    <span key={id}>
      {place === 0 ? null : place === ids.length - 1 ? " and " : ", "}
      <button type="button" className="min-h-6 text-accent underline" onClick={() => focusComponent(store, id)}>
        {components.find((component) => component.id === id)?.title ?? id}
      </button>
    </span>
  ));
}
