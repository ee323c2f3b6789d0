import * as z from "zod";
import type { ArmAnswer } from "./arm-client.ts";
import type { AzureFailure } from "./classify-error.ts";

const MS_PER_SECOND = 1000;
/** Codes that only say that something below failed. */
const WRAPPERS: ReadonlySet<string> = new Set(["DeploymentFailed", "ResourceDeploymentFailure", "MultipleErrorsOccurred"]);

const detailSchema = z.object({ code: z.string().default(""), message: z.string().default("") });
const errorSchema = detailSchema.extend({ details: z.array(detailSchema).nullish() });
const answerSchema = z.union([z.object({ error: errorSchema }), errorSchema.transform((error) => ({ error }))]);

/** Reads code and message of an answer that says no; the request's id helps whoever has to ask Microsoft. */
export function failureOf(answer: ArmAnswer): AzureFailure {
  const told = answerSchema.safeParse(answer.body);
  const error = told.success ? innermost(told.data.error) : { code: "", message: "" };
  const requestId = answer.header("x-ms-request-id");
  const retryAfterMs = retryAfterOf(answer);
  return {
    code: error.code === "" ? `HTTP ${answer.status}` : error.code,
    message: `${error.message === "" ? `Azure answered ${answer.status}.` : error.message}${requestId ? ` (request ${requestId})` : ""}`,
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** The first detail says what really happened where the outer code does not. */
function innermost(error: z.infer<typeof errorSchema>): { readonly code: string; readonly message: string } {
  const inner = WRAPPERS.has(error.code) ? error.details?.[0] : undefined;
  return inner ?? error;
}

/** Milliseconds that the cloud asks us to wait. */
export function retryAfterOf(answer: ArmAnswer): number | undefined {
  const seconds = Number(answer.header("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * MS_PER_SECOND : undefined;
}

/** The error of an operation that was accepted and failed, as its status body tells it. */
export function failureOfBody(body: unknown): AzureFailure {
  const told = answerSchema.safeParse(body);
  const error = told.success ? innermost(told.data.error) : { code: "", message: "" };
  return { code: error.code || "OperationFailed", message: error.message || "Azure did not say why it failed." };
}
