import { isAllowed, type Place, type Rights, whyNotApprover } from "@zerolake/access";
import type { NotificationEvent } from "./event.ts";
import { type EventKind, KIND_TERMS } from "./event-kinds.ts";

/** Somebody who could be told. Places of the rights are ids. */
export interface Person {
  readonly userId: string;
  readonly rights: Rights;
}

/** Whether a person may learn of it at all: by their rights in its place, at this moment. */
export function maySee(
  event: Pick<NotificationEvent, "kind" | "project" | "environment" | "involvedIds">,
  { userId, rights }: Person,
): boolean {
  const { sees } = KIND_TERMS[event.kind];
  if (sees === null) return event.involvedIds?.includes(userId) ?? false;
  return isAllowed(rights, sees, placeOf(event));
}

/** Whether a person is told: it is theirs to know or to act on, they may see it, and it is not their own deed. */
export function isFor(event: NotificationEvent, person: Person): boolean {
  return event.actorId !== person.userId && maySee(event, person) && isAudience(event, person);
}

function isAudience(event: NotificationEvent, person: Person): boolean {
  const { audience } = KIND_TERMS[event.kind];
  if (audience === "involved") return event.involvedIds?.includes(person.userId) ?? false;
  if (audience === "approvers") return isApprover(event, person);
  return isAllowed(person.rights, audience, placeOf(event));
}

function isApprover(event: NotificationEvent, { userId, rights }: Person): boolean {
  if (event.kind !== "approval.asked") return false;
  const { terms, authorIds } = event.facts;
  const approver = { rights, place: placeOf(event), isAuthor: authorIds.includes(userId) };
  return whyNotApprover({ ...terms, name: event.environment?.name ?? "" }, approver) === undefined;
}

function placeOf({ project, environment }: Pick<NotificationEvent, "project" | "environment">): Place {
  return { ...(project ? { project: project.id } : {}), ...(environment ? { environment: environment.id } : {}) };
}

/** Ways in which a person wants to hear of a kind. */
export const PERSONAL_CHOICES = ["inbox", "email", "both", "none"] as const;
export type PersonalChoice = (typeof PERSONAL_CHOICES)[number];

/** Until a person says otherwise: what is urgent reaches them outside the console, too. */
export function usualChoice(kind: EventKind): PersonalChoice {
  return KIND_TERMS[kind].importance === "urgent" ? "both" : "inbox";
}
