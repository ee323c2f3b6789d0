import type { CloudError } from "@zerolake/execution";
import { cloudError, type ErrorRule } from "../../error-rule.ts";
import type { RestFailure } from "../rest-client.ts";
import {
  BUSY,
  CREDENTIALS,
  EXISTS,
  FAULT,
  GONE,
  HOLDS_DATA,
  INVALID,
  NO_CAPACITY,
  PERMISSION,
  POLICY,
  PROPAGATION,
  QUOTA,
  RULES,
  SLOW_DOWN,
} from "./google-error-table.ts";

interface Told {
  readonly code: string;
  readonly message: string;
  /** Permission that is lacking, when the answer names it. */
  readonly permission?: string;
}

/** An account that exists and is not known everywhere yet, in the words of the services that are given it. */
const UNKNOWN_MEMBER = /service account .{0,200}does not exist|invalid (member|principal)|unknown service account/i;
const NOT_EMPTY = /not empty|still contains|has nested resources/i;
const IN_USE = /in use|being used|incompatible operation|not ready|already being/i;
const NO_STOCK = /does not have enough resources|resources are insufficient|stockout/i;
const CONSTRAINT = /constraints\//;
const PER_TIME = /per (minute|second|user|100 ?seconds)|rate/i;

/** The one place where answers of Google get a class, a cause and a remedy. */
export function classifyGoogleError(failure: RestFailure): CloudError {
  const told = readError(failure);
  const rule = ruleOf(failure.status, told);
  const lacking = rule === PERMISSION && told.permission !== undefined ? ` It is ${told.permission}.` : "";
  return cloudError(
    { ...rule, remedy: `${rule.remedy}${lacking}` },
    { ...told, ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }) },
  );
}

function ruleOf(status: number, { code, message }: Told): ErrorRule {
  if (CONSTRAINT.test(message)) return POLICY;
  if (NO_STOCK.test(message)) return NO_CAPACITY;
  if (status === 400 && UNKNOWN_MEMBER.test(message)) return PROPAGATION;
  if ((status === 409 || status === 400) && NOT_EMPTY.test(message)) return HOLDS_DATA;
  if (code === "RESOURCE_EXHAUSTED") return PER_TIME.test(message) ? SLOW_DOWN : QUOTA;
  const rule = RULES[code];
  if (rule) return rule;
  if (code === "FAILED_PRECONDITION") return IN_USE.test(message) ? BUSY : INVALID;
  return byStatus(status);
}

function byStatus(status: number): ErrorRule {
  if (status >= 500) return FAULT;
  return { 401: CREDENTIALS, 403: PERMISSION, 404: GONE, 409: EXISTS, 412: BUSY, 429: SLOW_DOWN, 499: FAULT }[status] ?? INVALID;
}

type Loose = Readonly<Record<string, unknown>>;

/**
 * New services say `{ error: { status, message, details } }`, old ones `{ error: { message, errors: [{ reason }] } }`, the Iceberg
 * catalog `{ error: { type, message } }`. A reason in the details says more than the status.
 */
function readError({ status, body }: RestFailure): Told {
  const error = asMap(asMap(body)["error"]);
  const details = asList(error["details"]).map(asMap);
  const info = details.find((detail) => typeof detail["reason"] === "string") ?? {};
  const reason = asList(error["errors"]).map(asMap)[0]?.["reason"];
  const code = [info["reason"], reason, error["status"], error["type"]].find((text) => typeof text === "string" && text !== "");
  const permission = asMap(info["metadata"])["permission"];
  return {
    code: String(code ?? `HTTP ${status}`),
    message: String(error["message"] ?? `The service answered ${status} and said nothing.`),
    ...(typeof permission === "string" ? { permission } : {}),
  };
}

function asMap(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
