import type { Value } from "@zerolake/resources";
import type { Difference } from "../compare-values.ts";
import { normalise } from "../normalise.ts";
import { AWS_APPEARANCES, AWS_RULES } from "./aws.data.ts";
import { AZURE_APPEARANCES, AZURE_RULES } from "./azure.data.ts";
import { DEFAULT_RULE, EVERY_CLOUD_RULES } from "./every-cloud.data.ts";
import { GOOGLE_APPEARANCES, GOOGLE_RULES } from "./google.data.ts";
import { fitsPath, fitsType } from "./match-pattern.ts";
import { SERVICE_RULES } from "./services.data.ts";
import type { AppearanceRule, SeverityRule } from "./severity-rule.ts";

const RULES: readonly SeverityRule[] = [...AWS_RULES, ...AZURE_RULES, ...GOOGLE_RULES, ...SERVICE_RULES, ...EVERY_CLOUD_RULES];
const APPEARANCES: readonly AppearanceRule[] = [...AWS_APPEARANCES, ...AZURE_APPEARANCES, ...GOOGLE_APPEARANCES];

/** What a difference means: the first rule that fits its type and path. An empty path is a resource that is gone. */
export function rate(type: string, { path, recorded, observed }: Difference): Pick<SeverityRule, "severity" | "why"> {
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  const way = wayOf(recorded, observed);
  const rule = RULES.find(({ when, ...rule }) => fitsType(rule.type, type) && fitsPath(rule.path, plain) && (!when || when === way));
  const { severity, why } = rule ?? DEFAULT_RULE;
  return { severity, why };
}

/** Properties of a type whose appearance means something. */
export function appearancesOf(type: string): readonly AppearanceRule[] {
  return APPEARANCES.filter((rule) => fitsType(rule.type, type));
}

function wayOf(recorded: Value | undefined, observed: Value | undefined): SeverityRule["when"] {
  const [before, after] = [amount(recorded), amount(observed)];
  if (before === undefined || after === undefined || before === after) return undefined;
  return after < before ? "lower" : "higher";
}

function amount(value: Value | undefined): number | undefined {
  const normal = normalise(value);
  if (typeof normal === "number") return normal;
  const seconds = typeof normal === "string" ? /^(\d+)s$/.exec(normal)?.[1] : undefined;
  return seconds === undefined ? undefined : Number(seconds);
}
