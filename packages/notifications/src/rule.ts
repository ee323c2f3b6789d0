import * as z from "zod";
import type { NotificationEvent } from "./event.ts";
import { EVENT_KINDS, KIND_TERMS } from "./event-kinds.ts";

export const RULE_NAME_MAX = 80;

/** What a rule says beside where it sends. */
export const ruleTermsSchema = z.object({
  name: z.string().trim().min(1, "Give the rule a name.").max(RULE_NAME_MAX),
  kinds: z.array(z.enum(EVENT_KINDS)).min(1, "Choose at least one event.").max(EVENT_KINDS.length),
  /** Absent: all projects, and what belongs to none. */
  projectId: z.uuid().nullable(),
  /** In the project; absent: all of them. */
  environmentId: z.uuid().nullable(),
});
export type RuleTerms = z.infer<typeof ruleTermsSchema>;

/** Whether the rule is about the event. A rule for a place says nothing about what happens elsewhere, or nowhere; none tells what concerns one person alone. */
export function isMatch({ kinds, projectId, environmentId }: Omit<RuleTerms, "name">, event: NotificationEvent): boolean {
  if (!kinds.includes(event.kind) || KIND_TERMS[event.kind].sees === null) return false;
  if (projectId !== null && projectId !== event.project?.id) return false;
  return environmentId === null || environmentId === event.environment?.id;
}
