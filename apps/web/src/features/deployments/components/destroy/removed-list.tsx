import { ChevronRight } from "lucide-react";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import { formatEstimate } from "@/format/time.ts";
import { byComponent } from "../../store/by-component.ts";
import type { DestroyPreview } from "../../store/destroy-choices.ts";
import { PlanSymbol } from "../plan/plan-symbol.tsx";

export interface RemovedListProps {
  readonly removed: DestroyPreview["removed"];
  readonly expectedMinutes: DestroyPreview["expectedMinutes"];
  readonly titleOf: (component: string) => string;
}

/** By component, in the order in which it happens: what depends on something goes before it. */
export function RemovedList({ removed, expectedMinutes, titleOf }: RemovedListProps) {
  const groups = [...byComponent(removed)];
  return (
    <Card
      title={`Will be destroyed: ${removed.length}`}
      action={removed.length > 0 && <span className="text-secondary">{formatEstimate(expectedMinutes)}</span>}
      isFlush
    >
      {removed.length === 0 && <p className="p-4 text-secondary">Nothing: everything that is left is kept.</p>}
      {groups.map(([component, resources]) => (
        <details key={component} className="group border-hairline border-t first:border-t-0">
          <summary className="-outline-offset-2 flex min-h-8 cursor-pointer items-center gap-3 px-4 py-1 hover:bg-hover">
            <ChevronRight
              aria-hidden="true"
              size={14}
              strokeWidth={1.5}
              className="shrink-0 text-muted transition-transform group-open:rotate-90"
            />
            <PlanSymbol action="destroy" />
            <span className="min-w-0 truncate text-label">{titleOf(component)}</span>
            <span className="ml-auto shrink-0 text-muted text-small">{plural(resources.length, "resource")}</span>
          </summary>
          <ul aria-label={`Resources of ${titleOf(component)} that will be destroyed`} className="pb-2 pl-15">
            {resources.map(({ address, type }) => (
              <li key={address} className="flex items-baseline gap-3 px-4 py-0.5">
                <span className="min-w-0 truncate">{address}</span>
                <span className="ml-auto shrink-0 font-mono text-code text-muted max-sm:hidden">{type}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}
