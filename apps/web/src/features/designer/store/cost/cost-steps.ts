import type { ComponentCost } from "@zerolake/pricing";
import type { NodeCost } from "./cost-state.ts";
import { componentWords } from "./cost-words.ts";

/** Shares of the costliest component from which the next shade begins. */
const STEPS_FROM: readonly number[] = [0.02, 0.1, 0.3, 0.65];

/** What each node says and how it is shaded: against the costliest, so that one look finds it. */
export function nodeCosts(components: readonly ComponentCost[]): ReadonlyMap<string, NodeCost> {
  const most = Math.max(0, ...components.map(({ monthlyUsd }) => monthlyUsd));
  return new Map(components.map((cost) => [cost.component, { words: componentWords(cost), step: stepOf(cost.monthlyUsd, most) }]));
}

function stepOf(usd: number, most: number): number {
  return most === 0 ? 0 : STEPS_FROM.filter((from) => usd / most >= from).length;
}

/** The lowest amount of each shade, for the legend. */
export function stepsFrom(most: number): readonly number[] {
  return [0, ...STEPS_FROM].map((from) => from * most);
}
