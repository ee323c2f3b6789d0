import type { PlanTotals } from "@zerolake/planner";

/** `+24 ~5 -3`, with a replacement on both sides; the words for those who cannot see the signs. */
export function PlanCounts({ totals }: { totals: PlanTotals }) {
  const [add, change, destroy] = [totals.create + totals.replace, totals.update, totals.destroy + totals.replace];
  return (
    <span className="tabular whitespace-nowrap font-mono text-code">
      <span aria-hidden="true">
        <span className="text-success">+{add}</span> <span className="text-warning">~{change}</span>{" "}
        <span className="text-danger">-{destroy}</span>
      </span>
      <span className="sr-only">{`${add} to add, ${change} to change, ${destroy} to destroy`}</span>
    </span>
  );
}
