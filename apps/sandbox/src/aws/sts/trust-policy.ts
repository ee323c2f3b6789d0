import { isArray, isObject, type Json, type JsonObject } from "../../json.ts";

/** Somebody who wants to take on a role. */
export interface Applicant {
  readonly action: "sts:AssumeRole" | "sts:AssumeRoleWithWebIdentity";
  /** How a policy may name them: `AWS` principals, or the provider that vouches for them. */
  readonly principals: Readonly<Record<"AWS" | "Federated", readonly string[]>>;
  /** Keys of conditions with what they are in this request. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/**
 * Whether a role's trust policy lets the applicant in. Only the operators that trust policies of issuers use are known; an unknown one
 * holds for nobody. A denial wins.
 */
export function isTrusted(document: Json | undefined, applicant: Applicant): boolean {
  const statements = listOf(isObject(document) ? document["Statement"] : undefined).filter(isObject);
  const fitting = statements.filter((statement) => fits(statement, applicant));
  return fitting.some(({ Effect }) => Effect === "Allow") && fitting.every(({ Effect }) => Effect === "Allow");
}

function fits(statement: JsonObject, { action, principals, context }: Applicant): boolean {
  const named = isObject(statement["Principal"]) ? statement["Principal"] : {};
  const isNamed = (["AWS", "Federated"] as const).some((kind) =>
    listOf(named[kind]).some((principal) => principals[kind].includes(String(principal))),
  );
  const isAction = listOf(statement["Action"]).some((pattern) => matches(String(pattern), action, true));
  return isNamed && isAction && holds(statement["Condition"], context);
}

function holds(condition: Json | undefined, context: Applicant["context"]): boolean {
  return Object.entries(isObject(condition) ? condition : {}).every(([operator, tests]) =>
    Object.entries(isObject(tests) ? tests : {}).every(([key, wanted]) => {
      const values = context[key] ?? [];
      const patterns = listOf(wanted).map(String);
      if (operator === "StringEquals") return values.some((value) => patterns.includes(value));
      if (operator === "StringLike") return values.some((value) => patterns.some((pattern) => matches(pattern, value, false)));
      return false;
    }),
  );
}

function matches(pattern: string, text: string, isCaseFree: boolean): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, isCaseFree ? "i" : "").test(text);
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isArray(value) ? value : [value];
}
