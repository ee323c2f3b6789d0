import { type CloudError, CloudRefusalError, NoAnswerError, type OperationStatus } from "@zerolake/execution";
import { type AwsFailure, classifyError } from "./classify-error.ts";

/** What every exception of the SDK's clients that carries an answer of the cloud looks like. */
interface ServiceAnswer {
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** Runs one call; an answer that says no becomes `failed`, silence becomes `NoAnswerError`. */
export async function askAws(call: () => Promise<OperationStatus>): Promise<OperationStatus> {
  try {
    return await call();
  } catch (error) {
    return { state: "failed", error: refusalIn(error) };
  }
}

/**
 * For polls: a refusal of the question says nothing about the operation, which is still open. Only an operation that AWS does
 * not know any more is an answer.
 */
export async function askAbout<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal.class === "notFound") throw error;
    throw new NoAnswerError(`${refusal.code}: ${refusal.message}`, { refusal });
  }
}

/** For calls that only look: `undefined` for what does not exist, or when the cloud answers with one of `absentCodes`. */
export async function lookUp<Found>(call: () => Promise<Found>, absentCodes: readonly string[] = []): Promise<Found | undefined> {
  try {
    return await call();
  } catch (error) {
    const refusal = refusalIn(error);
    if (absentCodes.includes(refusal.code) || refusal.class === "notFound") return undefined;
    throw new AwsAnswerError(refusal);
  }
}

/** An answer that says no to a call that only looks: looking has no other way to tell it. */
export class AwsAnswerError extends CloudRefusalError {
  // The SDK's own exception is left behind: it carries the signed request.
  override readonly name = "AwsAnswerError";
}

/** What an answer means. What was understood before, as when no credentials could be had for the call, stays so. */
function refusalIn(error: unknown): CloudError {
  return error instanceof CloudRefusalError ? error.error : classifyError(toFailure(error));
}

/** Reads the code and message of an answer; throws `NoAnswerError` when there was none. */
export function toFailure(error: unknown): AwsFailure {
  if (error instanceof CloudRefusalError) return { code: error.error.code, message: error.error.message };
  if (error instanceof NoAnswerError) throw error;
  if (!isAnswer(error)) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoAnswerError(`AWS did not answer: ${reason}`, { cause: error });
  }
  const seconds = Number(error.$response?.headers?.["retry-after"]);
  return {
    code: error.name,
    message: error.message,
    ...(error.$metadata.httpStatusCode === undefined ? {} : { status: error.$metadata.httpStatusCode }),
    ...(Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}),
  };
}

/** The SDK sets a status only on what the cloud really answered. */
function isAnswer(error: unknown): error is ServiceAnswer {
  return error instanceof Error && "$fault" in error && "$metadata" in error && typeof readStatus(error) === "number";
}

function readStatus(error: object): unknown {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  return typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata ? metadata.httpStatusCode : undefined;
}
