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

function isServerError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}
