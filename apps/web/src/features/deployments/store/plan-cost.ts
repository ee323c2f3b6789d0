import type { ComponentCost, DesignCost } from "@zerolake/pricing";

/** An amount a month before and after, in dollars. */
export interface CostChange {
  readonly beforeUsd: number;
  readonly afterUsd: number;
}

/** What a plan does to the bill of its environment. */
export interface PlanCost extends CostChange {
  /** Afterwards; low to high. */
  readonly range: DesignCost["range"];
  /** A part has no price, before or after, so amounts are lower bounds. */
  readonly isAtLeast: boolean;
  readonly byComponent: Readonly<Record<string, CostChange & { readonly isUnpriced: boolean }>>;
  /** Number of the version that stood there before; absent when nothing did. */
  readonly beforeVersion?: number;
  readonly pricesOf: string;
}

/** Two bills side by side; one that is not there costs nothing. Components of both, each with its change: they add up to the whole. */
export function changeOf(
  before: Bill | undefined = NO_BILL,
  after: Bill | undefined = NO_BILL,
): Omit<PlanCost, "beforeVersion" | "pricesOf"> {
  const [was, becomes] = [before, after].map(({ components }) => new Map(components.map((part) => [part.component, part])));
  const ids = new Set([...(was?.keys() ?? []), ...(becomes?.keys() ?? [])]);
  return {
    beforeUsd: before.monthlyUsd,
    afterUsd: after.monthlyUsd,
    range: after.range,
    isAtLeast: before.isAtLeast || after.isAtLeast,
    byComponent: Object.fromEntries([...ids].map((id) => [id, partChange(was?.get(id), becomes?.get(id))])),
  };
}

type Bill = Pick<DesignCost, "components" | "monthlyUsd" | "range" | "isAtLeast">;

const NO_BILL: Bill = {
  components: [],
  monthlyUsd: 0,
  range: { low: 0, expected: 0, high: 0 },
  isAtLeast: false,
};

function partChange(before: ComponentCost | undefined, after: ComponentCost | undefined): PlanCost["byComponent"][string] {
  const isUnpriced = before?.unpriced !== undefined || after?.unpriced !== undefined;
  return { beforeUsd: before?.monthlyUsd ?? 0, afterUsd: after?.monthlyUsd ?? 0, isUnpriced };
}
