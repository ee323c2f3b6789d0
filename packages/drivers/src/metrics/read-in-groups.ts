import type { MetricAnswer, MetricQuestion } from "@zerolake/execution";
import { inPercentOf } from "./percentages.ts";
import { sideBySide } from "./side-by-side.ts";

/** The answer about one metric, by the key that names it among all. */
export type Entry = readonly [key: string, answer: MetricAnswer];

/** How a cloud is asked about many metrics with few requests. */
export interface Grouping<Asked, Group> {
  /** The metric that a question is about, and what it is a share of; none when the question is another cloud's. */
  readonly askedIn: (question: MetricQuestion) => readonly Asked[];
  /** As few requests as cover all. */
  readonly groupsOf: (asked: readonly Asked[]) => readonly Group[];
  readonly keyOf: (asked: Asked) => string;
  readonly readGroup: (group: Group) => Promise<readonly Entry[]>;
  readonly atOnce: number;
  readonly elsewhere: MetricAnswer;
}

/** One answer per question, in their order; each metric is asked for once, however many questions are about it. */
export async function readInGroups<Asked, Group>(
  questions: readonly MetricQuestion[],
  { askedIn, groupsOf, keyOf, readGroup, atOnce, elsewhere }: Grouping<Asked, Group>,
): Promise<readonly MetricAnswer[]> {
  const groups = groupsOf(questions.flatMap(askedIn));
  const answers = new Map((await sideBySide(groups, atOnce, readGroup)).flat());
  const one = (asked: Asked): MetricAnswer => answers.get(keyOf(asked)) ?? { points: [] };
  return questions.map((question) => {
    const [part, whole] = askedIn(question);
    if (part === undefined) return elsewhere;
    return whole === undefined ? one(part) : inPercentOf(one(part), one(whole));
  });
}

/** A metric, and what it is a share of. */
export function partAndWhole<Metric>({ metric, outOf }: { readonly metric: Metric; readonly outOf?: Metric }): readonly Metric[] {
  return outOf === undefined ? [metric] : [metric, outOf];
}
