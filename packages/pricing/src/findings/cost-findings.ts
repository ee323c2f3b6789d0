import type { Diagnostic } from "@zerolake/resources";
import type { ComponentCost } from "../component-cost.ts";
import type { DesignCost } from "../design-cost.ts";
import { wholeDollars } from "../whole-dollars.ts";

/** A single part beyond this is more likely a typing error than a plan. */
const ABSURD_USD = 10_000_000;
/** More of a bill than this must not rest on prices that were only remembered. */
const UNVERIFIED_SHARE_MAX = 0.1;

/** What a reader of the bill has to know beside the amounts. */
export function costFindings(cost: Omit<DesignCost, "diagnostics">): readonly Diagnostic[] {
  return [...cost.components.flatMap(componentFindings), ...unverifiedFinding(cost), ...regionFinding(cost), ...budgetFinding(cost)];
}

function componentFindings(cost: ComponentCost): readonly Diagnostic[] {
  const target = { component: cost.component };
  const findings: Diagnostic[] = [];
  if (cost.unpriced !== undefined) {
    findings.push({
      severity: "warning",
      code: "ZL-COST-NO-PRICE",
      message: `“${cost.title}” (${cost.variant}) has no complete price: ${cost.unpriced}.`,
      target,
      why: "The total is a lower bound.",
      hint: "Add its own estimate when you compare, or choose a part that has a price.",
    });
  }
  if (cost.monthlyUsd > ABSURD_USD) {
    findings.push({
      severity: "warning",
      code: "ZL-COST-ABSURD",
      message: `“${cost.title}” costs more than ${wholeDollars(ABSURD_USD)} a month.`,
      target,
      why: "Figures of this size are usually typing errors.",
      hint: "Check the workload figures that it starts from.",
    });
  }
  return findings;
}

/** One line for all of them: the parts themselves carry the mark. */
function unverifiedFinding({ components }: Omit<DesignCost, "diagnostics">): readonly Diagnostic[] {
  const marked = components.filter(({ unverifiedShare }) => unverifiedShare > UNVERIFIED_SHARE_MAX);
  if (marked.length === 0) return [];
  return [
    {
      severity: "info",
      code: "ZL-COST-UNVERIFIED",
      message: `More than a tenth of the cost of ${marked.map(({ title }) => `“${title}”`).join(", ")} rests on prices that nobody has read in a current source.`,
      hint: "Check these prices before you quote the amounts.",
    },
  ];
}

function regionFinding({ region, priceRegion }: Omit<DesignCost, "diagnostics">): readonly Diagnostic[] {
  if (region === priceRegion) return [];
  return [
    {
      severity: "info",
      code: "ZL-COST-OTHER-REGION",
      message: `Prices are those of ${priceRegion}; in ${region} they can differ by some per cent.`,
    },
  ];
}

/** How many of the components that cost most are named. */
const NAMED = 3;

function budgetFinding({ budget, range, components, drivers }: Omit<DesignCost, "diagnostics">): readonly Diagnostic[] {
  if (!budget || range.high <= budget.monthlyUsd) return [];
  const isOver = range.expected > budget.monthlyUsd;
  const amount = isOver ? range.expected : range.high;
  const costliest = [...components]
    .filter(({ monthlyUsd }) => monthlyUsd > 0)
    .sort((left, right) => right.monthlyUsd - left.monthlyUsd)
    .slice(0, NAMED)
    .map(({ title, monthlyUsd }) => `“${title}” ${wholeDollars(monthlyUsd)}`);
  const [mover] = drivers;
  return [
    {
      severity: isOver ? "warning" : "info",
      code: "ZL-COST-OVER-BUDGET",
      message: isOver
        ? `The design is expected to cost ${wholeDollars(amount)} a month, more than its budget of ${wholeDollars(budget.monthlyUsd)}.`
        : `At the high end the design costs ${wholeDollars(amount)} a month, more than its budget of ${wholeDollars(budget.monthlyUsd)}.`,
      target: { component: budget.component },
      ...(costliest.length > 0 ? { why: `Most of it: ${costliest.join(", ")}.` } : {}),
      hint: `${mover ? `The total moves most with “${mover.meaning}”: check that figure. ` : ""}Make these smaller, or raise the budget.`,
    },
  ];
}
