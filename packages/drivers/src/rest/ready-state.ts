import type { CloudError, ObservedResource, OperationStatus } from "@zerolake/execution";
import { valueAt } from "../property-path.ts";
import { done } from "./answers.ts";
import { ITSELF, type OpenOperation, POLL_MS } from "./open-operation.ts";
import type { TypeRow } from "./type-row.ts";

/** What was made, once it says itself that it is ready. */
export function whenReady(made: ObservedResource, { row, type }: { readonly row: TypeRow; readonly type: string }): OperationStatus {
  const { readyWhen } = row;
  if (!readyWhen) return done(made);
  const { identifier, attributes } = made;
  const state = String(valueAt(attributes, readyWhen.field.split(".")) ?? "");
  if (readyWhen.is.includes(state)) return done(made);
  if (readyWhen.failed.includes(state)) return { state: "failed", identifier, error: brokenError(state, identifier) };
  const open: OpenOperation = { verb: "create", type, path: identifier, url: ITSELF };
  return { state: "pending", operation: JSON.stringify(open), identifier, retryAfterMs: POLL_MS, detail: state };
}

function brokenError(state: string, identifier: string): CloudError {
  return {
    class: "terminal",
    cause: "halfCreated",
    code: state,
    message: `${identifier} was accepted and did not become ready.`,
    remedy: "Its own page at the service says why. The half-made resource is removed before a new try.",
  };
}
