import { cloudError } from "../error-rule.ts";
import type { Classify, RestFailure } from "./rest-client.ts";
import { type Meaning, meaningOfStatus, rulesOf } from "./service-error-rules.ts";

type Loose = Readonly<Record<string, unknown>>;

/** How one service says no. */
export interface ErrorWords {
  /** The service's name, as people know it. */
  readonly service: string;
  /** Code and message out of the body of a refusal. */
  readonly read: (body: Loose) => { readonly code?: unknown; readonly message?: unknown };
  /** Codes that say more than the status. */
  readonly codes: Readonly<Record<string, Meaning>>;
  /** Wordings that say more than the code, looked through first. */
  readonly wordings?: readonly (readonly [RegExp, Meaning])[];
}

/** The one place where a service's answers get a class, a cause and a remedy. */
export function serviceErrors({ service, read, codes, wordings = [] }: ErrorWords): Classify {
  const rules = rulesOf(service);
  return ({ status, body, retryAfterMs }: RestFailure) => {
    const told = read(asMap(body));
    const code = told.code === undefined || told.code === "" ? `HTTP ${status}` : String(told.code);
    const fallback = asMap(asMap(body)["error"])["message"];
    const message = String(told.message ?? fallback ?? `The service answered ${status} and said nothing.`);
    const meaning = wordings.find(([wording]) => wording.test(message))?.[1] ?? codes[code] ?? meaningOfStatus(status);
    return cloudError(rules[meaning], { code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  };
}

export function asMap(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}
