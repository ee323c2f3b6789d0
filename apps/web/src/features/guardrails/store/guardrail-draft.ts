import type { GuardrailRow } from "../server/list-guardrails.ts";
import type { OfferedRule } from "../server/offered-rules.ts";

/** A guardrail as it is being filled in: everything is what stands in a field. */
export interface GuardrailDraft {
  readonly name: string;
  readonly rule: OfferedRule["kind"];
  readonly settings: Readonly<Record<string, string>>;
  readonly effect: GuardrailRow["effect"];
  readonly scope: ScopeDraft;
}

export interface ScopeDraft {
  readonly by: GuardrailRow["scope"]["by"];
  readonly tiers: readonly Tier[];
  readonly from: string;
  readonly names: string;
}

export type Tier = Extract<GuardrailRow["scope"], { by: "tiers" }>["tiers"][number];

/** A new one of a rule, named like it and filled in with what the rule proposes. */
export function newDraft({ kind, title, defaults }: OfferedRule): GuardrailDraft {
  const scope = { by: "all", tiers: ["production"], from: "2", names: "" } as const;
  return { name: title, rule: kind, settings: textsOf(defaults), effect: "block", scope };
}

/** Another rule keeps what has nothing to do with the rule; a name that was typed stays. */
export function withRule(draft: GuardrailDraft, rule: OfferedRule, before: OfferedRule | undefined): GuardrailDraft {
  const name = draft.name.trim() === "" || draft.name === before?.title ? rule.title : draft.name;
  return { ...draft, name, rule: rule.kind, settings: textsOf(rule.defaults) };
}

export function draftOf({ name, rule, settings, effect, scope }: GuardrailRow): GuardrailDraft {
  return {
    name,
    rule,
    settings: textsOf(settings),
    effect,
    scope: {
      by: scope.by,
      tiers: scope.by === "tiers" ? scope.tiers : ["production"],
      from: scope.by === "stage" ? String(scope.from) : "2",
      names: scope.by === "names" ? scope.names.join(", ") : "",
    },
  };
}

/** What is sent; the server says what is wrong with it. */
export function termsOf({ name, rule, settings, effect, scope }: GuardrailDraft, fields: OfferedRule["fields"]) {
  const values = fields.map((field) => [field.name, valueOf(field.input, settings[field.name] ?? "")] as const);
  return { name, rule, settings: Object.fromEntries(values), effect, scope: scopeOf(scope) };
}

function valueOf(input: OfferedRule["fields"][number]["input"], text: string) {
  if (input === "words") return wordsIn(text);
  return input === "number" ? (text.trim() === "" ? null : Number(text)) : text;
}

function scopeOf({ by, tiers, from, names }: ScopeDraft): GuardrailRow["scope"] {
  switch (by) {
    case "tiers":
      return { by, tiers: [...tiers] };
    case "stage":
      return { by, from: Number(from) };
    case "names":
      return { by, names: [...wordsIn(names)] };
    default:
      return { by };
  }
}

function wordsIn(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
}

function textsOf(settings: OfferedRule["defaults"]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)]),
  );
}
