/** What people may read about what was done, as the middle of a sentence: who … what. Anything else in the audit log is for those who may read that. */
export const ACTIVITY_WORDS: Readonly<Record<string, string>> = {
  "deployment.create": "planned",
  "deployment.approve": "approved",
  "deployment.discard": "discarded",
  "deployment.requestCancel": "asked to cancel",
  "deployment.expire": "let expire",
  "deployment.succeed": "finished",
  "deployment.fail": "could not finish",
  "deployment.stop": "stopped",
  "environment.create": "created the environment",
  "environment.update": "changed the environment",
  "environment.delete": "deleted the environment",
  "environment.lock": "locked the environment",
  "environment.unlock": "unlocked the environment",
  "environment.setExpiry": "set an end for the environment",
  "environment.setWorkingHours": "set working hours for the environment",
  "project.create": "created the project",
  "project.rename": "renamed the project",
  "project.archive": "archived the project",
  "project.restore": "brought back the project",
  "project.delete": "deleted the project",
  "version.create": "saved version",
  "version.restore": "restored version",
  "drift.ignore": "put drift aside in",
  "orphan.adopt": "adopted the orphan",
  "resource.import": "imported",
  "connection.create": "connected",
  "connection.delete": "removed the connection",
  "guardrail.create": "added the guardrail",
  "guardrail.update": "changed the guardrail",
  "guardrail.delete": "removed the guardrail",
  "budget.set": "set the budget of",
};

export const ACTIVITY_ACTIONS = Object.keys(ACTIVITY_WORDS);

export interface Deed {
  readonly action: string;
  readonly actorKind: string;
  readonly actorName: string;
  readonly targetName: string;
  readonly project: { readonly name: string } | null;
}

/** `Mira approved #128 in Orders lake.` */
export function activitySentence({ action, actorKind, actorName, targetName, project }: Deed): string {
  const who = actorKind === "worker" ? "A worker" : actorName;
  const where = project && project.name !== targetName ? ` in ${project.name}` : "";
  return `${who} ${ACTIVITY_WORDS[action] ?? action} ${targetName}${where}.`;
}
