import { type Rights, whyNotApprover } from "@zerolake/access";
import type { WaitingPlan } from "@zerolake/db";

/** Whether a plan waits for exactly this person: by right, by authorship and by the rule of its environment. */
export function awaitsPerson(
  { terms, environment, authorIds, projectId, environmentId }: WaitingPlan,
  { rights, user }: { readonly rights: Rights; readonly user: { readonly id: string } },
): boolean {
  const place = { project: projectId, environment: environmentId };
  const isAuthor = authorIds.includes(user.id);
  return whyNotApprover({ ...terms, name: environment.name }, { rights, place, isAuthor }) === undefined;
}
