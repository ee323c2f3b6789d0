import type { Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { allow } from "../iam.ts";

/** ARN of the secret that the blueprint lists under this name; `undefined` when it lists none. */
export function secretArn(context: LoweringContext, name: string): Value | undefined {
  return entryOf(context, "arns", name);
}

/** Names of all secrets of the environment. */
export function secretNames(context: LoweringContext): readonly string[] {
  const arns = context.platform("secrets")?.["arns"];
  return typeof arns === "object" && arns !== null ? Object.keys(arns) : [];
}

/** Permission to read the named secrets, by computed ARN so that no policy waits for them; nothing for unknown names. */
export function readSecrets(context: LoweringContext, names: readonly string[]): readonly Statement[] {
  const patterns = names.flatMap((name) => entryOf(context, "arnPatterns", name) ?? []);
  if (patterns.length === 0) return [];
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return [
    allow(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], patterns),
    ...(keyArn === undefined ? [] : [allow(["kms:Decrypt"], [keyArn])]),
  ];
}

function entryOf(context: LoweringContext, fact: "arns" | "arnPatterns", name: string): Value | undefined {
  const entries = context.platform("secrets")?.[fact];
  return typeof entries === "object" && entries !== null && !Array.isArray(entries)
    ? (entries as Readonly<Record<string, Value>>)[name]
    : undefined;
}
