import type * as z from "zod";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { AwsCall } from "./aws-call.ts";
import { AwsError } from "./aws-error.ts";

/** The AWS JSON protocols: the operation in `X-Amz-Target`, JSON in the body both ways. */
export const JSON_1_0 = "application/x-amz-json-1.0";
export const JSON_1_1 = "application/x-amz-json-1.1";

export type JsonOperation = (call: AwsCall, input: JsonObject) => Promise<object> | object;

export function targetOperation(exchange: Exchange): string {
  const target = exchange.headers["x-amz-target"] ?? "";
  return target.slice(target.lastIndexOf(".") + 1);
}

export function jsonBody(exchange: Exchange): JsonObject {
  try {
    const body: unknown = JSON.parse(bodyText(exchange) || "{}");
    if (isObject(body)) return body;
  } catch {
    // Told below: whatever it is, it is not a JSON object.
  }
  throw new AwsError("SerializationException", "Start of structure or map found where not expected.");
}

export function jsonErrorReply(error: AwsError, requestId: string, contentType: string = JSON_1_1): Reply {
  return jsonReply(
    error.status,
    { __type: error.code, message: error.message, Message: error.message },
    { "content-type": contentType, "x-amzn-errortype": error.code, "x-amzn-requestid": requestId },
  );
}

/** Reads an input by its schema and refuses it as the services do. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `Value at '${issue.path.join(".")}' failed to satisfy constraint: ${issue.message}`);
  throw new AwsError(
    "ValidationException",
    `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected: ${problems.join("; ")}`,
  );
}

/** Seconds since the epoch, as the JSON protocols write times. */
export function epochSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1_000;
}
