import { Button } from "@/components/ui/button.tsx";
import { formatDate } from "@/format/time.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";

/** What somebody put aside, and the way back. */
export function AsideList({ rows, onListAgain }: { rows: readonly OrphanRow[]; onListAgain: (row: OrphanRow) => void }) {
  const mayNotEdit = useMissingPermission("environment:edit");
  if (rows.length === 0) return null;
  return (
    <details className="rounded-card border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer text-label">{`Put aside ${rows.length}`}</summary>
      <ul className="mt-2 divide-y divide-hairline">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block truncate font-medium">{row.title ?? row.identifier}</span>
              <span className="block text-muted text-small">
                {row.state === "notOurs" || row.ignoredUntil === null
                  ? "Not ours"
                  : `Ignored until ${formatDate(row.ignoredUntil)}: ${row.reason}`}
              </span>
            </span>
            <Button
              size="small"
              disabledReason={mayNotEdit}
              aria-label={`List ${row.title ?? row.identifier} again`}
              onClick={() => onListAgain(row)}
            >
              List again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
