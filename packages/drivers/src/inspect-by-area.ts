import { CloudRefusalError, NoAnswerError, type PreflightArea, type PreflightQuestion, type PreflightVerdict } from "@zerolake/execution";

type Of<Area extends PreflightArea> = Extract<PreflightQuestion, { readonly area: Area }>;

/** How a cloud is asked about each area: one verdict per question, in their order. */
export type Inspectors = { readonly [Area in PreflightArea]: (asked: readonly Of<Area>[]) => Promise<readonly PreflightVerdict[]> };

/**
 * Each area is asked about in its own way, all at the same time; verdicts come back in the order of the questions. An area that the cloud
 * refuses to talk about is unknown, in its words, and hides no other.
 */
export async function inspectByArea(inspectors: Inspectors, questions: readonly PreflightQuestion[]): Promise<readonly PreflightVerdict[]> {
  const verdicts = new Map<PreflightQuestion, PreflightVerdict>();
  const ask = async <Area extends PreflightArea>(area: Area): Promise<void> => {
    const asked = questions.filter((question): question is Of<Area> => question.area === area);
    if (asked.length === 0) return;
    const answers = await inspectors[area](asked).catch((error: unknown) => asked.map(() => unknownBecause(error)));
    for (const [index, question] of asked.entries()) {
      const verdict = answers[index];
      if (verdict) verdicts.set(question, verdict);
    }
  };
  await Promise.all((Object.keys(inspectors) as PreflightArea[]).map((area) => ask(area)));
  return questions.map((question) => verdicts.get(question) ?? { answer: "unknown", detail: "The cloud said nothing about it." });
}

/** Only what the cloud said, or that it said nothing, is an answer; our own faults are not. */
function unknownBecause(error: unknown): PreflightVerdict {
  if (error instanceof CloudRefusalError) return { answer: "unknown", detail: error.message };
  if (error instanceof NoAnswerError) return { answer: "unknown", detail: error.refusal?.message ?? error.message };
  throw error;
}
