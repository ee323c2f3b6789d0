import type { PlanTotals } from "@zerolake/planner";

/** `+24 ~5 -3`; a replacement is shown by its own symbol. */
export function PlanCounts({ totals }: { totals: PlanTotals | null }) {
  if (!totals) return <span className="text-muted">–</span>;
  const counts = [
    ["+", totals.create, "to add", "text-success"],
    ["~", totals.update, "to change", "text-warning"],
    ["-/+", totals.replace, "to replace", "text-replace"],
    ["-", totals.destroy, "to destroy", "text-danger"],
  ] as const;
  const shown = counts.filter(([, count]) => count > 0);
  if (shown.length === 0) return <span className="text-muted">no changes</span>;
  return (
    <span className="inline-flex gap-2 font-mono text-code">
      {shown.map(([symbol, count, meaning, color]) => (
        <span key={symbol} className={color} title={`${count} ${meaning}`}>
          {symbol}
          {count}
          <span className="sr-only"> {meaning}</span>
        </span>
      ))}
    </span>
  );
}
