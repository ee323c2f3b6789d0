import { Card } from "@/components/ui/card.tsx";
import type { DestroyPreview } from "../../store/destroy-choices.ts";
import { PlanSymbol } from "../plan/plan-symbol.tsx";

/** In the order in which it happens: what depends on something goes before it. */
export function RemovedList({ removed }: { removed: DestroyPreview["removed"] }) {
  return (
    <Card title={`Will be destroyed: ${removed.length}`} isFlush>
      {removed.length === 0 && <p className="p-4 text-secondary">Nothing: everything that is left is kept.</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <ul aria-label="Resources that will be destroyed" tabIndex={0} className="max-h-96 overflow-y-auto">
        {removed.map(({ address, type }) => (
          <li key={address} className="flex items-center gap-3 border-hairline border-t px-4 py-1.5 first:border-t-0">
            <PlanSymbol action="destroy" />
            <span className="min-w-0 truncate">{address}</span>
            <span className="ml-auto shrink-0 font-mono text-code text-muted max-sm:hidden">{type}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
