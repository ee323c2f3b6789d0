import { jsonReply } from "../http/exchange.ts";
import type { JsonObject } from "../json.ts";
import type { AwsCall } from "./aws-call.ts";
import { AwsError } from "./aws-error.ts";
import type { AwsService } from "./aws-service.ts";
import { JSON_1_1, type JsonOperation, jsonBody, jsonErrorReply, targetOperation } from "./json-protocol.ts";

export interface JsonServiceOptions {
  readonly signingName: string;
  readonly operations: Readonly<Record<string, JsonOperation>>;
  /** Default AWS JSON 1.1. */
  readonly contentType?: string;
  /** What faults can match in an input. */
  readonly subject: (input: JsonObject, call: AwsCall) => { readonly type: string; readonly identifier?: string };
  /** Where the operation is said; default the `X-Amz-Target` header. REST services say it with their path. */
  readonly operationOf?: AwsService["operationOf"];
  /** Reads the input; default the JSON body. */
  readonly inputOf?: (call: AwsCall) => JsonObject;
}

/** A service that answers in JSON: AWS JSON 1.1, or REST with an operation per path. */
export function jsonService(options: JsonServiceOptions): AwsService {
  const contentType = options.contentType ?? JSON_1_1;
  const inputOf = options.inputOf ?? ((call: AwsCall) => jsonBody(call.exchange));
  return {
    signingName: options.signingName,
    operationOf: options.operationOf ?? targetOperation,
    subjectOf: (_exchange, call) => options.subject(inputOf(call), call),
    async handle(operation, call) {
      const handler = options.operations[operation];
      if (!handler) throw new AwsError("UnknownOperationException", `The operation ${operation} is not known to this service.`, 404);
      return jsonReply(200, await handler(call, inputOf(call)), { "content-type": contentType });
    },
    renderError: (error, requestId) => jsonErrorReply(error, requestId, contentType),
  };
}

/** Required text of an input; refused as the services do when it is missing. */
export function textIn(input: JsonObject, key: string): string {
  const value = input[key];
  if (typeof value === "string" && value !== "") return value;
  throw new AwsError(
    "ValidationException",
    `1 validation error detected: Value at '${key}' failed to satisfy constraint: Member must not be null`,
  );
}
