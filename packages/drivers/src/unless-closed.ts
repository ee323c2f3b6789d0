import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";

/** `undefined` for a log that we may not read: reading it is an extra. A log that has had enough questions for now gave no answer. */
export async function unlessClosed<Found>(ask: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    const { error: refusal } = error;
    if (refusal.class === "permission") return undefined;
    if (refusal.class === "throttled") throw new NoAnswerError(error.message, { refusal });
    throw error;
  }
}
