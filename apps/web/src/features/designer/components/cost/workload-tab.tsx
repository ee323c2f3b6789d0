"use client";

import type { DesignCost } from "@zerolake/pricing";
import { useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { componentWords } from "../../store/cost/cost-words.ts";
import { loadRows } from "../../store/cost/load-settings.ts";
import { focusComponent } from "../../store/edit/selection.ts";
import { FigureField } from "./figure-field.tsx";
import { MovesMost } from "./moves-most.tsx";

/** Every figure that the costs follow from: what comes in, and what is asked. Each is the setting itself, so undo works. */
export function WorkloadTab({ cost }: { readonly cost: DesignCost }) {
  const store = useDesignerStore();
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const tier = useDesigner((state) => state.viewed.target.tier);
  const rows = useMemo(() => loadRows(components, tier), [components, tier]);
  const costs = useMemo(() => new Map(cost.components.map((part) => [part.component, part])), [cost.components]);
  if (rows.length === 0)
    return (
      <p className="text-secondary">Nothing that is drawn has a load of its own yet. Add a source, a query engine or an application.</p>
    );
  return (
    <div className="space-y-4">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-3">
        {rows.map(({ component, figures }) => {
          const part = costs.get(component.id);
          return (
            <li key={component.id} className="space-y-2 rounded-card border border-hairline p-3">
              <div className="flex items-baseline justify-between gap-2">
                <button
                  type="button"
                  onClick={() => focusComponent(store, component.id)}
                  className="min-w-0 truncate text-left text-label hover:underline"
                >
                  {component.title}
                </button>
                <span className="tabular shrink-0 text-secondary text-small">{part ? componentWords(part) : ""}</span>
              </div>
              <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] items-end gap-2">
                {figures.map((figure) => (
                  <FigureField key={figure.setting.key} component={component.id} figure={figure} />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      <MovesMost cost={cost} />
    </div>
  );
}
