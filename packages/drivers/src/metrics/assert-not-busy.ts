import { type CloudError, NoAnswerError } from "@zerolake/execution";

/** A cloud that is busy would have told at another time: then nothing is known, rather than known to be unavailable. */
export function assertNotBusy(error: CloudError): void {
  if (error.class === "throttled" || error.class === "retryable") throw new NoAnswerError(error.message, { refusal: error });
}
