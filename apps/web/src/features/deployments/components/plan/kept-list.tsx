import type { Plan } from "@zerolake/planner";
import { Card } from "@/components/ui/card.tsx";

export function KeptList({ kept }: { kept: Plan["kept"] }) {
  if (kept.length === 0) return null;
  return (
    <Card title={`Kept on purpose: ${kept.length}`} isFlush>
      <ul>
        {kept.map(({ address, reason }) => (
          <li key={address} className="flex flex-wrap items-baseline gap-x-3 border-hairline border-t px-4 py-2 first:border-t-0">
            <span className="text-label">{address}</span>
            <span className="text-secondary">{reason}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
