import { TRPCClientError } from "@trpc/client";
import type { ProblemReport } from "@/components/ui/error-state.tsx";
import type { AppRouter } from "@/server/trpc/router.ts";

/** What went wrong, for people. Every error of a request can be shown with this; one without an answer reads as lost connection. */
export function problemOf(error: unknown): ProblemReport {
  if (isServerError(error) && error.data) return error.data.problem;
  return {
    code: "network",
    message: "The console's server did not answer.",
    hint: "Check your network. If it is fine, the server may be restarting; try again in a moment.",
  };
}

/** What is wrong with which field of a form, by the field's key. */
export type FieldProblems = Readonly<Record<string, string>>;

export interface FormProblem {
  readonly fields: FieldProblems;
  /** What no field of the form can say. */
  readonly rest: ProblemReport | undefined;
}

/**
 * What went wrong with what a form sent, for its fields where they can say it. `shown` are the keys of its fields; `within` is where the request
 * has those that do not stand at its top.
 */
export function formProblemOf(error: unknown, { shown, within }: { shown: readonly string[]; within: string }): FormProblem {
  if (!error) return { fields: {}, rest: undefined };
  const problem = problemOf(error);
  const said = Object.entries(problem.fields ?? {}).map(
    ([path, message]) => [path.startsWith(`${within}.`) ? path.slice(within.length + 1) : path, message] as const,
  );
  const isAllShown = said.length > 0 && said.every(([key]) => shown.includes(key));
  return { fields: Object.fromEntries(said), rest: isAllShown ? undefined : problem };
}

function isServerError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
