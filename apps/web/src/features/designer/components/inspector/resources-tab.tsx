"use client";

import { Chip } from "@/components/ui/chip.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import type { ShownResource } from "../../store/analysis/analyse.ts";

const NOTHING: readonly ShownResource[] = [];

/** What will be created for one component, in the cloud's own vocabulary. */
export function ResourcesTab({ id }: { readonly id: string }) {
  const resources = useDesigner((state) => state.analysis.compiled.resources.get(id)) ?? NOTHING;
  const isReady = useDesigner((state) => state.analysis.isReady);
  const label = useDesigner((state) => state.viewed.label);
  if (resources.length === 0) {
    return <p className="text-secondary">{isReady ? "Nothing of its own is created for this component." : "Compiling…"}</p>;
  }
  return (
    <div className="space-y-3">
      <p className="text-muted text-small">
        <span className="tabular">{resources.length}</span> {resources.length === 1 ? "resource" : "resources"} · {label}
      </p>
      <ul className="divide-y divide-hairline rounded-card border border-hairline">
        {resources.map((resource) => (
          <li key={resource.address} className="space-y-1 px-3 py-2">
            <div className="break-all font-mono text-code">{resource.type}</div>
            <div className="flex flex-wrap items-center gap-1.5 text-muted text-small">
              <span className="break-all">{resource.address}</span>
              {resource.holdsData ? <Chip>holds data</Chip> : null}
              {resource.deferredUntil ? <Chip>waits until {resource.deferredUntil}</Chip> : null}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
