import type { Activity } from "@zerolake/db";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { activitySentence } from "../store/activity-words.ts";

/** Who did what lately. */
export function ActivityTile({ deeds }: { deeds: readonly Activity[] }) {
  if (deeds.length === 0) return <p className="text-secondary">Nothing was done yet.</p>;
  return (
    <ol className="space-y-1.5">
      {deeds.map((deed) => (
        <li key={deed.sequence} className="flex items-baseline justify-between gap-4">
          <span className="min-w-0">{activitySentence(deed)}</span>
          <RelativeTime at={deed.at} className="shrink-0 text-muted text-small" />
        </li>
      ))}
    </ol>
  );
}
