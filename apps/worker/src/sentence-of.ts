import { AppError, toAppError } from "@zerolake/db";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";

/** What happened and what to do about it, for a person. The cloud's own words come first, where it said something. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CloudRefusalError) return `${error.error.code}: ${ended(error.error.message)} ${error.error.remedy}`;
  if (error instanceof NoAnswerError) return `${ended(error.message)} Check the network and the address of the connection, then try again.`;
  const { message, hint } = error instanceof AppError ? error : toAppError(error);
  return hint ? `${message} ${hint}` : message;
}

/** Clouds and networks often leave out the full stop. */
function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
