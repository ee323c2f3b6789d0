/** `higher`, `lower`: which way is an improvement. */
type Better = "higher" | "lower";

export interface FigureDefinition {
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  /** What is counted and what is not, for a person who wants to check it. */
  readonly definition: string;
  readonly unit: "perDay" | "share" | "ms";
  readonly better: Better;
}

/** How far back a failure may lie that a success in the period is said to have mended, in days. */
export const LOOK_BACK_DAYS = 30;

/**
 * What each figure means. The console and the documentation show these words; `measureDelivery` computes what they say. The four
 * first are those of the DORA research programme (dora.dev), for infrastructure.
 */
export const FIGURES = {
  deploymentFrequency: {
    title: "Deployment frequency",
    question: "How often do we bring changes to an environment?",
    definition: "Changes and promotions that succeeded in the period, divided by its days.",
    unit: "perDay",
    better: "higher",
  },
  leadTime: {
    title: "Lead time",
    question: "How long does a change take to arrive?",
    definition:
      "The median time from saving a version to the end of the deployment that brought it to an environment for the first time. A version that reaches three environments counts three times; deploying it again does not count.",
    unit: "ms",
    better: "lower",
  },
  changeFailureRate: {
    title: "Change-failure rate",
    question: "How often does a change go wrong?",
    definition:
      "The share of changes and promotions in the period that failed, or that succeeded and were rolled back by the next deployment that succeeded in their environment. Cancelled ones are not counted.",
    unit: "share",
    better: "lower",
  },
  timeToRestore: {
    title: "Time to restore",
    question: "How long does an environment stay broken?",
    definition: `The median time from the end of a failed deployment to the end of the next one that succeeded in the same environment. Of several failures in a row the first counts. It belongs to the period in which it was restored; failures of more than ${LOOK_BACK_DAYS} days before the compared periods are not seen.`,
    unit: "ms",
    better: "lower",
  },
  successRate: {
    title: "Success rate",
    question: "Do deployments work?",
    definition:
      "The share of all deployments that ended in the period and succeeded, whatever they were for. Those that were cancelled are left out.",
    unit: "share",
    better: "higher",
  },
  medianDuration: {
    title: "Median duration",
    question: "How long does a deployment take?",
    definition: "The median time from the first change in the cloud to the end, of all deployments in the period that succeeded.",
    unit: "ms",
    better: "lower",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureName = keyof typeof FIGURES;

export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];
