import type { OperationStatus } from "@zerolake/execution";
import { classifyError } from "../classify-error.ts";
import { failed } from "./done.ts";

type Verb = "start" | "stop";

interface UnderWay {
  readonly identifier: string;
  readonly retryAfterMs: number;
  /** What the cloud says now, in plain words. */
  readonly detail: string;
}

/** A start or a stop that the cloud is still busy with. */
export function underWay(verb: Verb, { identifier, retryAfterMs, detail }: UnderWay): OperationStatus {
  return { state: "pending", operation: `${verb}/${identifier}`, identifier, retryAfterMs, detail };
}

/** Goes on with what `underWay` told: looks again after a start or a stop. */
export function lookAgain<T>(operation: string, after: Readonly<Record<Verb, (identifier: string) => T>>): T {
  const identifier = operation.slice(operation.indexOf("/") + 1);
  return operation.startsWith("start/") ? after.start(identifier) : after.stop(identifier);
}

/** What was started ended before it ran. */
export function notStarted(
  identifier: string,
  { message, remedy }: { readonly message: string; readonly remedy: string },
): OperationStatus {
  return failed({ ...classifyError({ code: "NotStabilized", message }), remedy }, identifier);
}
