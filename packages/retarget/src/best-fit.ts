import { wholeDollars } from "@zerolake/pricing";
import { cloudName } from "@zerolake/resources";
import type { BestFit, ComparedCloud, ComparedRow } from "./comparison.ts";

/** One thing to compare by: the smaller the better. */
interface Measure {
  readonly of: (cloud: ComparedCloud) => number;
  /** What speaks against a cloud that loses by this measure. */
  readonly against: (cloud: ComparedCloud, best: ComparedCloud, titles: ReadonlyMap<string, string>) => string;
}

/** In the order in which they decide: what works, what is kept of the promise, then money, then time. */
const MEASURES: readonly Measure[] = [
  {
    of: ({ undecided, counts }) => Math.max(undecided.length, counts.none),
    against: ({ undecided, counts }, _best, titles) =>
      undecided.length > 0
        ? `${namesOf(undecided, titles)} cannot stand there as drawn.`
        : `${counted(counts.none)} left out or elsewhere.`,
  },
  { of: ({ counts }) => counts.error, against: ({ counts }) => `${counts.error} ${counts.error === 1 ? "error" : "errors"} to fix.` },
  {
    of: ({ lostHereAlone }) => lostHereAlone.length,
    against: ({ lostHereAlone }, _best, titles) =>
      `${namesOf(lostHereAlone, titles)} ${lostHereAlone.length === 1 ? "loses" : "lose"} there what another cloud keeps.`,
  },
  {
    of: ({ isAtLeast }) => (isAtLeast ? 1 : 0),
    against: () => "A part of it has no price, so nobody knows what it costs.",
  },
  {
    of: ({ totalUsd }) => totalUsd,
    against: (cloud, best) => `It costs ${wholeDollars(cloud.totalUsd - best.totalUsd)} a month more.`,
  },
  { of: ({ minutes }) => minutes[1], against: ({ minutes }) => `It takes up to ${minutes[1]} minutes until it is ready.` },
];

/** The cloud with fewest gaps, then errors, then losses that another cloud does not have; where these agree, the cheapest, then the quickest. Earlier asked wins a tie. */
export function bestFitOf(clouds: readonly ComparedCloud[], rows: readonly ComparedRow[]): BestFit {
  const titles = new Map(rows.map(({ component, title }) => [component, title]));
  const [best, ...others] = [...clouds].sort(compare);
  if (!best) throw new Error("There is nothing to compare: give at least one target");
  return {
    cloud: best.cloud,
    because: reasonsFor(best, others),
    whyNot: others.map((other) => ({ cloud: other.cloud, because: againstOf(other, best, titles) })),
  };
}

function compare(left: ComparedCloud, right: ComparedCloud): number {
  for (const { of } of MEASURES) {
    const difference = of(left) - of(right);
    if (difference !== 0) return difference;
  }
  return 0;
}

function againstOf(other: ComparedCloud, best: ComparedCloud, titles: ReadonlyMap<string, string>): string {
  const deciding = MEASURES.find(({ of }) => of(other) > of(best));
  return deciding ? deciding.against(other, best, titles) : `It is as good as ${cloudName(best.cloud)}.`;
}

function reasonsFor(best: ComparedCloud, others: readonly ComparedCloud[]): readonly string[] {
  const { counts, lostHereAlone, minutes } = best;
  const parts = counts.full + counts.partial + counts.none;
  return [
    counts.none === 0
      ? `All ${parts} components have a service there.`
      : `${parts - counts.none} of ${parts} components have a service there.`,
    counts.partial === 0
      ? "Nothing is lost against what is drawn."
      : `${counted(counts.partial)} with something lost${lostHereAlone.length > 0 ? `, ${lostHereAlone.length} of them here alone` : ""}.`,
    moneyOf(best, others),
    ...(minutes[1] > 0 ? [`It is ready in about ${minutes[0]} to ${minutes[1]} minutes.`] : []),
  ];
}

function moneyOf(best: ComparedCloud, others: readonly ComparedCloud[]): string {
  const amount = `${best.isAtLeast ? "At least " : ""}${wholeDollars(best.totalUsd)} a month`;
  const comparable = others.filter(({ isAtLeast }) => !isAtLeast);
  if (best.isAtLeast || comparable.length === 0) return `${amount}.`;
  const cheaper = comparable.filter((other) => other.totalUsd < best.totalUsd);
  if (cheaper.length === 0) return `${amount}, the lowest.`;
  return `${amount}; ${cheaper.map(({ cloud }) => cloudName(cloud)).join(" and ")} would be cheaper, with less of what is drawn.`;
}

function counted(components: number): string {
  return components === 1 ? "1 component" : `${components} components`;
}

const NAMED_MAX = 3;

function namesOf(components: readonly string[], titles: ReadonlyMap<string, string>): string {
  const names = components.slice(0, NAMED_MAX).map((id) => `“${titles.get(id) ?? id}”`);
  const more = components.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
