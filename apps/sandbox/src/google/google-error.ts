import { jsonReply, type Reply } from "../http/exchange.ts";

/** What Google says when it refuses, in the words of the status that its services share. */
export class GoogleError extends Error {
  override readonly name = "GoogleError";
  readonly http: number;
  readonly status: string;
  /** A reason that says more than the status, e.g. `SERVICE_DISABLED`. */
  readonly reason: string | undefined;

  constructor(http: number, status: string, message: string, reason?: string) {
    super(message);
    this.http = http;
    this.status = status;
    this.reason = reason;
  }
}

export function notFound(what: string): GoogleError {
  return new GoogleError(404, "NOT_FOUND", `Resource not found (resource=${what}).`, "notFound");
}

export function invalid(message: string): GoogleError {
  return new GoogleError(400, "INVALID_ARGUMENT", message, "invalid");
}

/** Services that were made before the shared form of errors have their own: a list of reasons. */
const OLD_FORM = new Set([
  "bigquery.googleapis.com",
  "compute.googleapis.com",
  "dns.googleapis.com",
  "sqladmin.googleapis.com",
  "storage.googleapis.com",
]);

export function errorReply(host: string, { http, status, message, reason }: GoogleError): Reply {
  const headers = http === 429 ? { "retry-after": "1" } : {};
  if (OLD_FORM.has(host)) {
    const errors = [{ message, domain: "global", reason: reason ?? status }];
    return jsonReply(http, { error: { code: http, message, errors } }, headers);
  }
  const isGeneric = reason === undefined || reason === "notFound" || reason === "invalid";
  const details = isGeneric ? [] : [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason, domain: host }];
  return jsonReply(http, { error: { code: http, message, status, details } }, headers);
}

/** Codes of gRPC, which errors inside operations carry. */
const GRPC: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  INTERNAL: 13,
  UNAVAILABLE: 14,
};

export function grpcCodeOf(status: string): number {
  return GRPC[status] ?? 13;
}
