import type { Reply } from "../../http/exchange.ts";
import type { AwsError } from "../aws-error.ts";
import { xmlReply } from "../query-service.ts";
import { toXml } from "../xml.ts";

/** Codes that S3 calls otherwise. */
const OWN: Readonly<Record<string, { readonly code: string; readonly message?: string; readonly status?: number }>> = {
  UnrecognizedClientException: {
    code: "InvalidAccessKeyId",
    message: "The AWS Access Key Id you provided does not exist in our records.",
  },
  ExpiredTokenException: { code: "ExpiredToken", message: "The provided token has expired.", status: 400 },
  MissingAuthenticationTokenException: { code: "AccessDenied", message: "Access Denied" },
  IncompleteSignatureException: { code: "AuthorizationHeaderMalformed", status: 400 },
  ThrottlingException: { code: "SlowDown", message: "Please reduce your request rate.", status: 503 },
  InternalFailure: { code: "InternalError", status: 500 },
};

export function s3ErrorReply(error: AwsError, requestId: string): Reply {
  const own = OWN[error.code];
  const fields = { Code: own?.code ?? error.code, Message: own?.message ?? error.message, RequestId: requestId };
  return xmlReply(own?.status ?? error.status, toXml("Error", fields), {
    "content-type": "application/xml",
    "x-amz-request-id": requestId,
  });
}
