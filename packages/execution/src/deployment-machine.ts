import { err, ok, type Result } from "@zerolake/resources";
import { DEPLOYMENT_STATES, type DeploymentState, isTerminal } from "./deployment-state.ts";

/** Who makes a move: somebody who is signed in, a worker that holds the deployment, or the passing of time. */
export type Mover = "person" | "worker" | "schedule";

/** What has to hold for a move beyond the state that the deployment is in. The code that makes the move checks it in the same transaction. */
export const GUARDS = {
  holdsLease: "The worker holds the deployment, by owner and fencing number.",
  isNotCancelled: "Nobody has asked to cancel.",
  isCancelled: "A person has asked to cancel, and every call that was open has ended.",
  changesSomething: "The plan changes something, and nothing in it is an error.",
  changesNothing: "The plan is empty.",
  needsNobody:
    "The environment asks for no approver, the plan loses no data, the cloud sees nothing in its way, and the environment is not locked.",
  sawThisPlan: "The person names the hash of the plan that they read, and it is the current one.",
  mayApprove: "The person's role and the environment's rule let them approve.",
  acceptsLoss: "The person accepts what the plan loses, and what the cloud says stands in its way.",
  wasMeantBySetting:
    "Whoever set the schedule may approve here, nobody has changed the environment since it was deployed, and the plan loses no data.",
  isUnlocked: "The environment is not locked.",
  isOutwaited: "The plan has waited for an approval for longer than the environment allows.",
  isFirstInLine: "Nobody holds the environment, and nobody was approved for it earlier.",
  isSamePlan: "Planned again, the plan is the one that was approved, byte for byte.",
  isOtherPlan: "Planned again, the plan is another one than was approved.",
  isAllDone: "Every step of the plan has succeeded.",
  isAsPlanned: "Everything recorded is there, and planning again changes nothing.",
} as const;
export type Guard = keyof typeof GUARDS;

interface MoveRule {
  readonly from: readonly DeploymentState[];
  readonly to: DeploymentState;
  readonly by: Mover;
  readonly guards: readonly Guard[];
  /** "Deployment #7 cannot …: it is …". */
  readonly words: string;
}

/** The state machine of a deployment: what may happen to it, from where, to where, by whom, and when. Everything else is derived from here. */
export const MOVES = {
  plan: { from: ["queued"], to: "planning", by: "worker", guards: ["holdsLease"], words: "be planned" },
  askForApproval: {
    from: ["planning"],
    to: "awaitingApproval",
    by: "worker",
    guards: ["holdsLease", "isNotCancelled", "changesSomething"],
    words: "be put before an approver",
  },
  approveByRule: {
    from: ["planning", "awaitingApproval"],
    to: "approved",
    by: "worker",
    guards: ["holdsLease", "isNotCancelled", "changesSomething", "needsNobody"],
    words: "be approved by its environment's rule",
  },
  findNothingToDo: {
    from: ["planning"],
    to: "succeeded",
    by: "worker",
    guards: ["holdsLease", "isNotCancelled", "changesNothing"],
    words: "end without a change",
  },
  approve: {
    from: ["awaitingApproval"],
    to: "approved",
    by: "person",
    guards: ["sawThisPlan", "mayApprove", "acceptsLoss", "isUnlocked"],
    words: "be approved",
  },
  approveBySchedule: {
    from: ["awaitingApproval"],
    to: "approved",
    by: "schedule",
    guards: ["sawThisPlan", "mayApprove", "wasMeantBySetting", "isUnlocked"],
    words: "be approved by its schedule",
  },
  discard: { from: ["awaitingApproval", "approved"], to: "discarded", by: "person", guards: ["mayApprove"], words: "be discarded" },
  expire: { from: ["awaitingApproval"], to: "discarded", by: "schedule", guards: ["isOutwaited"], words: "expire" },
  askAgain: {
    from: ["approved"],
    to: "awaitingApproval",
    by: "worker",
    guards: ["holdsLease", "isFirstInLine", "isOtherPlan"],
    words: "be put before an approver again",
  },
  apply: {
    from: ["approved"],
    to: "applying",
    by: "worker",
    guards: ["holdsLease", "isFirstInLine", "isUnlocked", "isSamePlan"],
    words: "be applied",
  },
  verify: { from: ["applying"], to: "verifying", by: "worker", guards: ["holdsLease", "isAllDone"], words: "be verified" },
  succeed: { from: ["verifying"], to: "succeeded", by: "worker", guards: ["holdsLease", "isAsPlanned"], words: "succeed" },
  fail: {
    from: ["queued", "planning", "approved", "applying", "verifying"],
    to: "failed",
    by: "worker",
    guards: ["holdsLease"],
    words: "fail",
  },
  cancel: { from: ["queued", "approved"], to: "cancelled", by: "person", guards: [], words: "be cancelled before it begins" },
  stop: {
    from: ["planning", "applying", "verifying"],
    to: "cancelled",
    by: "worker",
    guards: ["holdsLease", "isCancelled"],
    words: "stop",
  },
} as const satisfies Readonly<Record<string, MoveRule>>;
export type DeploymentTrigger = keyof typeof MOVES;

export const DEPLOYMENT_TRIGGERS = Object.keys(MOVES) as DeploymentTrigger[];

/** The states that a state can change to. PostgreSQL refuses all others, too. */
export function statesAfter(from: DeploymentState): readonly DeploymentState[] {
  return DEPLOYMENT_STATES.filter((to) => canMove(from, to));
}

export function canMove(from: DeploymentState, to: DeploymentState): boolean {
  return DEPLOYMENT_TRIGGERS.some((trigger) => ruleOf(trigger).to === to && ruleOf(trigger).from.includes(from));
}

export function ruleOf(trigger: DeploymentTrigger): MoveRule {
  return MOVES[trigger];
}

/** A trigger that came when it could not: nothing was changed. */
export interface OutOfOrder {
  readonly code: "outOfOrder" | "notTheirs";
  readonly message: string;
  readonly hint: string;
}

/** Where a trigger leads from a state; out of order, or by somebody whose move it is not, it leads nowhere. */
export function nextState(from: DeploymentState, trigger: DeploymentTrigger, by: Mover): Result<DeploymentState, OutOfOrder> {
  const rule = ruleOf(trigger);
  if (rule.by !== by)
    return err({ code: "notTheirs", message: `Only a ${rule.by} can let a deployment ${rule.words}.`, hint: "Nothing was changed." });
  if (rule.from.includes(from)) return ok(rule.to);
  const message = `The deployment cannot ${rule.words}: it is ${STATE_WORDS[from]}.`;
  const hint = isTerminal(from) ? "It is over and stays as it is. Plan again to go on." : "Look at its present state, then decide again.";
  return err({ code: "outOfOrder", message, hint });
}

/** "It is …". */
export const STATE_WORDS: Readonly<Record<DeploymentState, string>> = {
  queued: "queued",
  planning: "being planned",
  awaitingApproval: "awaiting approval",
  approved: "approved",
  applying: "being applied",
  verifying: "being verified",
  succeeded: "finished",
  failed: "finished",
  cancelled: "cancelled",
  discarded: "discarded",
};
