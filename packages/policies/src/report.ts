import { canonicalJson, sha256Hex } from "@zerolake/resources";
import * as z from "zod";
import { EFFECTS, RULE_KINDS } from "./policy.ts";
import type { RuleKind } from "./rules/registry.ts";

const spokenSchema = z.object({
  policyId: z.string(),
  /** Its name when it was looked at. */
  policy: z.string(),
  rule: z.enum(RULE_KINDS as [RuleKind, ...RuleKind[]]),
  message: z.string(),
  addresses: z.array(z.string()),
  /** Components that the addresses belong to, in the same order, each once. */
  components: z.array(z.string()),
});

const findingSchema = spokenSchema.extend({ effect: z.enum(EFFECTS), owner: z.string(), remedy: z.string() });

/** What the policies of an organisation say about a plan, as it is stored with it. */
export const policyReportSchema = z.object({
  /** Blocks first, then what needs a reason, then warnings. */
  findings: z.array(findingSchema),
  notJudged: z.array(spokenSchema),
  /** Names of the policies that hold there and have nothing against it. */
  passed: z.array(z.string()),
});

export type PolicyReport = z.infer<typeof policyReportSchema>;
export type PolicyFinding = z.infer<typeof findingSchema>;

/** Equal for reports that say the same: what a person saw is what they decide on. */
export function reportDigest({ findings }: PolicyReport): string {
  return sha256Hex(canonicalJson(findings));
}
