import type { NewRule, RuleView } from "@zerolake/db";
import { EVENT_KINDS, type EventKind } from "@zerolake/notifications";

/** Of the choice of a place: not narrowed. */
export const EVERYWHERE = "all";
/** Of the choice of where to send: an address of e-mail. */
export const BY_EMAIL = "email";

/** A rule as a form holds it. */
export interface RuleDraft {
  readonly name: string;
  readonly kinds: readonly EventKind[];
  readonly project: string;
  readonly environment: string;
  /** `BY_EMAIL`, or the id of an endpoint. */
  readonly to: string;
  readonly email: string;
}

export function newRuleDraft(): RuleDraft {
  return { name: "", kinds: ["deployment.failed"], project: EVERYWHERE, environment: EVERYWHERE, to: BY_EMAIL, email: "" };
}

export function draftOfRule({ name, kinds, projectId, environmentId, email, endpointId }: RuleView): RuleDraft {
  const place = { project: projectId ?? EVERYWHERE, environment: environmentId ?? EVERYWHERE };
  return { name, kinds, ...place, to: endpointId ?? BY_EMAIL, email: email ?? "" };
}

/** The kinds stay in their order, whatever the order of the clicks. */
export function withKind(draft: RuleDraft, kind: EventKind, isChosen: boolean): RuleDraft {
  return { ...draft, kinds: EVENT_KINDS.filter((each) => (each === kind ? isChosen : draft.kinds.includes(each))) };
}

export function ruleOfDraft({ name, kinds, project, environment, to, email }: RuleDraft): NewRule {
  const isByEmail = to === BY_EMAIL;
  return {
    name: name.trim(),
    kinds: [...kinds],
    projectId: project === EVERYWHERE ? null : project,
    environmentId: project === EVERYWHERE || environment === EVERYWHERE ? null : environment,
    email: isByEmail ? email.trim() : null,
    endpointId: isByEmail ? null : to,
  };
}
