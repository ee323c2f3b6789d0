import type { PreflightQuestion, PreflightVerdict } from "@zerolake/execution";
import type { Plan } from "@zerolake/planner";
import type { Cloud } from "@zerolake/resources";
import { questionsOf } from "./questions-of.ts";
import { type PreflightReport, reportOf } from "./report.ts";

/** Asks the cloud everything that the plan depends on; `ask` has one verdict per question, in their order. */
export async function runPreflight(
  plan: Plan,
  cloud: Cloud,
  ask: (questions: readonly PreflightQuestion[]) => Promise<readonly PreflightVerdict[]>,
): Promise<PreflightReport> {
  const questions = questionsOf(plan, cloud);
  const verdicts = questions.length === 0 ? [] : await ask(questions);
  return reportOf(questions.map((question, index) => ({ question, verdict: verdicts[index] ?? { answer: "unknown" } })));
}
