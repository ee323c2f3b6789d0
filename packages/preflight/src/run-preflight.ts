import {
  CloudRefusalError,
  NoAnswerError,
  PREFLIGHT_AREAS,
  type PreflightArea,
  type PreflightQuestion,
  type PreflightVerdict,
} from "@zerolake/execution";
import type { Plan } from "@zerolake/planner";
import type { Cloud } from "@zerolake/resources";
import { questionsOf } from "./questions-of.ts";
import { type PreflightReport, reportOf } from "./report.ts";

type Ask = (questions: readonly PreflightQuestion[]) => Promise<readonly PreflightVerdict[]>;

/**
 * Asks the cloud everything that the plan depends on, area by area and at the same time. An area that the cloud refuses to talk about is
 * unknown, with its words, and hides no other.
 */
export async function runPreflight(plan: Plan, cloud: Cloud, ask: Ask): Promise<PreflightReport> {
  const questions = questionsOf(plan, cloud);
  const answered = await Promise.all(PREFLIGHT_AREAS.map((area) => askArea(area, questions, ask)));
  return reportOf(answered.flat());
}

async function askArea(area: PreflightArea, questions: readonly PreflightQuestion[], ask: Ask) {
  const asked = questions.filter((question) => question.area === area);
  if (asked.length === 0) return [];
  const verdicts = await ask(asked).catch((error: unknown) => asked.map(() => unknownBecause(error)));
  return asked.map((question, index) => ({ question, verdict: verdicts[index] ?? { answer: "unknown" as const } }));
}

/** Only what the cloud said, or that it said nothing, is an answer; our own faults are not. */
function unknownBecause(error: unknown): PreflightVerdict {
  if (error instanceof CloudRefusalError) return { answer: "unknown", detail: error.message };
  if (error instanceof NoAnswerError) return { answer: "unknown", detail: error.refusal?.message ?? error.message };
  throw error;
}
