import type { Latency } from "../../latency/latency.ts";
import type { StoredOperation } from "../../store/records.ts";
import { epochSeconds } from "../json-protocol.ts";

/** A request as the API shows it. The identifier of a create appears once the handler knows it. */
export function progressEvent(operation: StoredOperation, latency: Latency, now: number): object {
  const { state, outcome } = operation;
  const isRunning = state === "IN_PROGRESS";
  return {
    TypeName: operation.type,
    RequestToken: operation.token,
    Operation: operation.verb,
    OperationStatus: state,
    EventTime: epochSeconds(operation.endedAt ?? operation.startedAt),
    ...(hasIdentifier(operation, now) ? { Identifier: operation.identifier } : {}),
    ...(isRunning ? { RetryAfter: epochSeconds(latency.nextLookAt(operation.dueAt, now)) } : {}),
    ...(state === "FAILED" ? { ErrorCode: outcome.errorCode, StatusMessage: outcome.message } : {}),
  };
}

/**
 * A create has an identifier to show after a third of its time; one that failed before it made anything never has.
 */
function hasIdentifier({ verb, state, identifier, startedAt, dueAt }: StoredOperation, now: number): boolean {
  if (identifier === "") return false;
  return verb !== "CREATE" || state !== "IN_PROGRESS" || now - startedAt > (dueAt - startedAt) / 3;
}
