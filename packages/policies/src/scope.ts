import { TIERS } from "@zerolake/resources";
import * as z from "zod";

/** An environment, as far as a policy has to know it to say whether it holds there. */
export interface PolicyPlace {
  readonly name: string;
  /** Its place among the environments of its project, 1 first. */
  readonly stage: number;
  readonly tier: (typeof TIERS)[number];
  /** Whether its plans need an approver other than their authors. */
  readonly isProtected: boolean;
}

const NAMES_MAX = 50;

/** Where a policy holds. */
export const scopeSchema = z.discriminatedUnion("by", [
  z.object({ by: z.literal("all") }),
  z.object({ by: z.literal("protected") }),
  z.object({ by: z.literal("tiers"), tiers: z.array(z.enum(TIERS)).min(1, "Choose at least one size.") }),
  /** That stage of every project and all after it. */
  z.object({ by: z.literal("stage"), from: z.int().min(1, "The first stage is 1.").max(20) }),
  /** `*` stands for any letters. */
  z.object({
    by: z.literal("names"),
    names: z.array(z.string().trim().min(1).max(100)).min(1, "Name at least one environment.").max(NAMES_MAX),
  }),
]);

export type PolicyScope = z.infer<typeof scopeSchema>;

export function isInScope(scope: PolicyScope, place: PolicyPlace): boolean {
  switch (scope.by) {
    case "all":
      return true;
    case "protected":
      return place.isProtected;
    case "tiers":
      return scope.tiers.includes(place.tier);
    case "stage":
      return place.stage >= scope.from;
    case "names":
      return scope.names.some((pattern) => matches(pattern, place.name));
  }
}

/** Whether the text is the pattern, in which `*` stands for any letters; upper and lower case are the same. */
export function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i").test(text);
}
