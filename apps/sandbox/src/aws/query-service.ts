import { randomUUID } from "node:crypto";
import { bodyText, type Exchange, type Reply } from "../http/exchange.ts";
import type { AwsCall } from "./aws-call.ts";
import { AwsError } from "./aws-error.ts";
import type { AwsService } from "./aws-service.ts";
import { toXml, type XmlFields } from "./xml.ts";

export type QueryOperation = (call: AwsCall, form: URLSearchParams) => Promise<XmlFields> | XmlFields;

/** Codes that the query services call otherwise. */
const OWN_CODES: Readonly<Record<string, string>> = {
  UnrecognizedClientException: "InvalidClientTokenId",
  ExpiredTokenException: "ExpiredToken",
  MissingAuthenticationTokenException: "MissingAuthenticationToken",
  IncompleteSignatureException: "IncompleteSignature",
  InvalidSignatureException: "SignatureDoesNotMatch",
  ThrottlingException: "Throttling",
};

/** A service of the older query protocol: a form comes in, XML goes out. */
export function queryService(signingName: string, operations: Readonly<Record<string, QueryOperation>>): AwsService {
  return {
    signingName,
    operationOf: (exchange) => formOf(exchange).get("Action") ?? "",
    subjectOf: (exchange) => {
      const type = formOf(exchange).get("TypeName");
      return type === null ? {} : { type };
    },
    async handle(operation, call) {
      const handler = operations[operation];
      if (!handler) throw new AwsError("InvalidAction", `The action ${operation} is not valid for this endpoint.`);
      return renderResult(operation, await handler(call, formOf(call.exchange)));
    },
    renderError(error, requestId) {
      const Error = {
        Type: error.status >= 500 ? "Receiver" : "Sender",
        Code: OWN_CODES[error.code] ?? error.code,
        Message: error.message,
      };
      return xmlReply(error.status, toXml("ErrorResponse", { Error, RequestId: requestId }));
    },
  };
}

/** What an operation comes to, as the query protocol says it. */
export function renderResult(operation: string, result: XmlFields): Reply {
  const response = { [`${operation}Result`]: result, ResponseMetadata: { RequestId: randomUUID() } };
  return xmlReply(200, toXml(`${operation}Response`, response));
}

/** The form that a request of the query protocol carries. */
export function formOf(exchange: Exchange): URLSearchParams {
  return new URLSearchParams(bodyText(exchange));
}

export function xmlReply(status: number, xml: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { "content-type": "text/xml", ...headers }, body: `<?xml version="1.0" encoding="UTF-8"?>${xml}` };
}
