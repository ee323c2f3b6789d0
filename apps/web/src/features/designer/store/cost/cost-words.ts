import type { ComponentCost, DesignCost } from "@zerolake/pricing";
import { formatMoney, formatMoneyChange, formatMoneyRange } from "@/format/money.ts";

/** What a component costs, never a zero in silence: `$412/mo`, `free`, `no price`, `at least $3.10/mo`. */
export function componentWords({ monthlyUsd, free, unpriced }: Pick<ComponentCost, "monthlyUsd" | "free" | "unpriced">): string {
  if (unpriced !== undefined) return monthlyUsd > 0 ? `at least ${formatMoney(monthlyUsd)}/mo` : "no price";
  if (free !== undefined) return "free";
  if (monthlyUsd === 0) return "under $0.01/mo";
  return `${formatMoney(monthlyUsd)}/mo`;
}

/** The whole: `$1,240–1,580/mo`, with "at least" where a part has no price. */
export function totalWords({ range, isAtLeast }: Pick<DesignCost, "range" | "isAtLeast">): string {
  return `${isAtLeast ? "at least " : ""}${formatMoneyRange(range.low, range.high)}/mo`;
}

/** Against what is deployed: `+$96 (+2 %)`, or that nothing changes; cents are no change. */
export function changeWords(beforeUsd: number, afterUsd: number): string {
  return Math.abs(afterUsd - beforeUsd) < 0.005 ? "no change" : formatMoneyChange(beforeUsd, afterUsd);
}

const UNITS: readonly (readonly [number, number])[] = [
  [1, 2],
  [0.01, 4],
  [0, 8],
];

/** A price of one unit may be far below a cent: as many digits as it needs, `$0.0225`, `$0.0000002`. */
export function unitPrice(usd: number): string {
  const digits = UNITS.find(([from]) => usd >= from)?.[1] ?? 2;
  return `$${usd.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: digits })}`;
}

/** A quantity as it is multiplied, with as many digits as matter. */
export function quantityWords(quantity: number): string {
  return quantity.toLocaleString("en-US", { maximumSignificantDigits: 6 });
}

/** `volumeFactor` → "Volume factor". */
export function inWords(name: string): string {
  const words = name.replace(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
