import type { Severity } from "@zerolake/resources";
import type { LoweringContext } from "../lowering.ts";
import type { AnswerKey } from "./answer-name.ts";

interface Awaited {
  readonly answer: AnswerKey;
  /** What does not run, as a whole sentence. */
  readonly message: string;
  /** Advice when nobody can know the answer before a first deployment. */
  readonly severity: Extract<Severity, "warning" | "info">;
}

/** Says that a component waits for an answer, so that every page that shows findings can lead to the question. */
export function reportAwaited({ component, report }: Pick<LoweringContext, "component" | "report">, awaited: Awaited): void {
  report({
    severity: awaited.severity,
    code: "ZL-ANSWER-AWAITED",
    message: awaited.message,
    target: { component: component.id, answer: awaited.answer },
    hint: "Answer it in the environment's settings, then plan again.",
  });
}
