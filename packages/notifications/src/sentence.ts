import type { FactsOf, NotificationEvent } from "./event.ts";
import type { EventKind } from "./event-kinds.ts";

/** Longer words of a cloud are cut: a sentence is for a list. */
const QUOTED_MAX = 200;

type Sentences = { readonly [Kind in EventKind]: (facts: FactsOf<Kind>, where: string) => string };

const SENTENCES: Sentences = {
  "approval.asked": ({ number }, where) => `Plan #${number} of ${where} waits for your approval.`,
  "approval.decided": ({ number, decision, by }, where) => {
    if (decision === "expired") return `Nobody decided about plan #${number} of ${where} in time, so it was discarded.`;
    return by === undefined ? `Plan #${number} of ${where} was ${decision}.` : `${by} ${decision} plan #${number} of ${where}.`;
  },
  "deployment.succeeded": ({ number }, where) => `Deployment #${number} of ${where} is done.`,
  "deployment.failed": ({ number, cause }, where) =>
    cause === undefined ? `Deployment #${number} of ${where} failed.` : `Deployment #${number} of ${where} failed: ${quoted(cause)}`,
  "deployment.cancelled": ({ number, by }, where) =>
    by === undefined ? `Deployment #${number} of ${where} was cancelled.` : `${by} cancelled deployment #${number} of ${where}.`,
  "drift.found": ({ findings, example }, where) =>
    findings === 1
      ? `High drift in ${where}: ${quoted(example)} is not as deployed.`
      : `High drift in ${where}: ${quoted(example)} and ${counted(findings - 1, "more property", "more properties")} are not as deployed.`,
  "orphan.found": ({ findings, connection }) =>
    findings === 1
      ? `A resource of ours over ${connection.name} has no record.`
      : `${findings} resources of ours over ${connection.name} have no record.`,
  "connection.broken": ({ connection, message }) => `${connection.name} stopped working: ${quoted(message)}`,
  "connection.mended": ({ connection }) => `${connection.name} works again.`,
  "budget.reached": ({ budgetUsd, monthlyUsd }, where) =>
    `${where || "The organisation"} costs ${dollars(monthlyUsd)} a month, and its budget is ${dollars(budgetUsd)}.`,
  "environment.ill": ({ reason, component }, where) =>
    component === undefined ? `${where} is unwell: ${quoted(reason)}` : `${component} in ${where} is unwell: ${quoted(reason)}`,
  "environment.recovered": (_facts, where) => `${where} is well again.`,
  "audit.broken": ({ findings }) => `The audit log is not as it was written: ${counted(findings, "entry does", "entries do")} not fit.`,
  "invitation.accepted": ({ name, role }) => `${name} accepted your invitation and is ${withArticle(role)} now.`,
  "token.expiring": ({ token, expiresAt }) => `The token “${token.name}” ends on ${dayOf(expiresAt)}.`,
};

/** What happened, in one plain sentence of one line. */
export function sentenceOf(event: NotificationEvent): string {
  const { project, environment } = event;
  const where = [project?.name, environment?.name].filter((name) => name !== undefined).join(" → ");
  const sentence = SENTENCES[event.kind] as (facts: NotificationEvent["facts"], where: string) => string;
  return oneLine(sentence(event.facts, where));
}

/** The last character may be a full stop already. */
function quoted(text: string): string {
  const line = oneLine(text);
  return line.length > QUOTED_MAX ? `${line.slice(0, QUOTED_MAX - 1)}…` : line;
}

/** A subject of a letter has one line; what a cloud says may have many. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replaceAll(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
}

/** Whole dollars with groups of three, e.g. $12,400. */
function dollars(amount: number): string {
  return `$${String(Math.round(amount)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function dayOf(time: string): string {
  const [year = "", month = "", day = ""] = time.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
