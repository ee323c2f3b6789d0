import type { Plan } from "@zerolake/planner";
import type { Cloud } from "@zerolake/resources";
import type * as z from "zod";

/** Dollars a month at list prices. */
export interface MonthlyCost {
  readonly beforeUsd: number;
  readonly afterUsd: number;
  /** A part has no price: the amounts are lower bounds. */
  readonly isAtLeast: boolean;
}

/** What a rule looks at. */
export interface RuleInput {
  readonly plan: Plan;
  readonly target: { readonly cloud: Cloud; readonly region: string };
  /** Absent when nobody worked it out. */
  readonly cost?: MonthlyCost;
}

/** Something that a rule speaks against. */
export interface Violation {
  /** One sentence, which does not name the resources. */
  readonly message: string;
  readonly addresses: readonly string[];
  /** What to do about it. */
  readonly remedy: string;
}

/** What a rule does not know enough about to say anything. */
export interface NotJudged {
  readonly message: string;
  readonly addresses: readonly string[];
}

export interface Judgement {
  readonly violations: readonly Violation[];
  readonly notJudged: readonly NotJudged[];
}

/** How a person gives a setting. */
export type RuleField<Name extends string = string> = { readonly name: Name; readonly label: string; readonly help?: string } & (
  | { readonly input: "words"; readonly placeholder: string }
  | { readonly input: "number"; readonly unit: string; readonly min: number }
  | { readonly input: "choice"; readonly options: readonly { readonly value: string; readonly label: string }[] }
);

export type RuleSettings = Readonly<Record<string, string | number | readonly string[]>>;

/** One kind of policy: what it asks a person, and how it judges a plan. */
export interface Rule<Settings extends RuleSettings = RuleSettings> {
  readonly title: string;
  readonly help: string;
  readonly settings: z.ZodType<Settings>;
  readonly defaults: NoInfer<Settings>;
  readonly fields: readonly RuleField<Extract<keyof Settings, string>>[];
  /** The settings in one line, as a list shows them. */
  describe(settings: Settings): string;
  /** Whether it needs to know what the plan costs, which takes a while to work out. */
  readonly needsCost?: true;
  judge(settings: Settings, input: RuleInput): Judgement;
}

/** Checks that the parts of a rule fit each other; the rule itself is as it was. */
export function defineRule<Settings extends RuleSettings>(rule: Rule<Settings>): Rule<Settings> {
  return rule;
}

export function violations(...found: readonly Violation[]): Judgement {
  return { violations: found, notJudged: [] };
}
