import type { ProgressEvent } from "@aws-sdk/client-cloudcontrol";
import type { CloudError, OperationStatus } from "@zerolake/execution";
import { classifyError } from "../classify-error.ts";

/** Without a hint the first look comes soon and later ones at most this far apart. */
const LOOK_AGAIN_MS_MIN = 2_000;
const LOOK_AGAIN_MS_MAX = 30_000;

export type ProgressStatus =
  | Exclude<OperationStatus, { state: "done" }>
  /** The cloud is ready; attributes are still to be read. */
  | { readonly state: "succeeded"; readonly identifier: string };

/** What a progress event of Cloud Control means. Deleting what is gone has succeeded. */
export function progressStatus(event: ProgressEvent | undefined, now: number): ProgressStatus {
  const identifier = event?.Identifier;
  const known = identifier === undefined ? {} : { identifier };
  switch (event?.OperationStatus) {
    case "SUCCESS":
      return { state: "succeeded", identifier: identifier ?? "" };
    case "FAILED":
    case "CANCEL_COMPLETE":
      return event.Operation === "DELETE" && event.ErrorCode === "NotFound"
        ? { state: "succeeded", identifier: identifier ?? "" }
        : { state: "failed", error: failureOf(event), ...known };
    default:
      return {
        state: "pending",
        operation: event?.RequestToken ?? "",
        ...known,
        retryAfterMs: lookAgainAfterMs(event, now),
        isHint: true,
        ...(event?.StatusMessage ? { detail: event.StatusMessage } : {}),
      };
  }
}

function failureOf(event: ProgressEvent): CloudError {
  const noReason = event.OperationStatus === "CANCEL_COMPLETE" ? "The request was cancelled." : "AWS gave no reason.";
  return classifyError({ code: event.ErrorCode ?? "GeneralServiceException", message: event.StatusMessage ?? noReason });
}

/** The cloud's hint when there is one; otherwise a quarter of the time that has passed. */
function lookAgainAfterMs(event: ProgressEvent | undefined, now: number): number {
  if (event?.RetryAfter) return Math.max(0, event.RetryAfter.getTime() - now);
  const elapsed = event?.EventTime ? now - event.EventTime.getTime() : 0;
  return Math.min(LOOK_AGAIN_MS_MAX, Math.max(LOOK_AGAIN_MS_MIN, elapsed / 4));
}
