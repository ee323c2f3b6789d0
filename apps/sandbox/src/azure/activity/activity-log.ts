import { jsonReply, type Reply } from "../../http/exchange.ts";
import type { StoredActivity } from "../../store/records.ts";
import { type ArmCall, keyOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";

const PAGE = 100;
const REMEMBERED_MS = 90 * 24 * 3_600_000;
const CLAUSE = /^(\w+) (ge|le|eq) '([^']*)'$/i;

/** Fields that a filter may compare beside the time. */
const FIELDS: Readonly<Record<string, (activity: StoredActivity, value: string) => boolean>> = {
  resourceuri: ({ identifier }, value) => keyOf(identifier) === keyOf(value),
  resourcegroupname: ({ identifier }, value) => keyOf(identifier).includes(`/resourcegroups/${keyOf(value)}/`),
  resourceprovider: ({ type }, value) => keyOf(type).startsWith(`${keyOf(value)}/`),
  correlationid: ({ id }, value) => id === value,
};

/** Azure's Activity Log of the subscription, newest first: every change with its start and its end. */
export async function listActivities({ sandbox, exchange, caller }: ArmCall): Promise<Reply> {
  const { from, to, wanted } = readFilter(exchange.query.get("$filter") ?? "", sandbox.now());
  const all = await sandbox.store.activities.list({ account: caller.subscription, from, to });
  const events = all.filter(wanted).flatMap((activity) => [eventOf(activity, "Succeeded"), eventOf(activity, "Started")]);
  const start = Number(exchange.query.get("$skipToken") ?? 0);
  const next = new URLSearchParams(exchange.query);
  next.set("$skipToken", String(start + PAGE));
  const nextLink = `http://${exchange.headers["host"] ?? "localhost"}${exchange.path}?${next}`;
  return jsonReply(200, { value: events.slice(start, start + PAGE), ...(start + PAGE < events.length ? { nextLink } : {}) });
}

/** The few patterns that the log takes: a time range and one other field. */
function readFilter(filter: string, now: number) {
  const clauses = filter.split(/ and /i).map((clause) => CLAUSE.exec(clause.trim()) ?? refuse(clause));
  let from: number | undefined;
  let to = now;
  const others: ((activity: StoredActivity) => boolean)[] = [];
  for (const [clause, field = "", operator = "", value = ""] of clauses) {
    const isTime = field.toLowerCase() === "eventtimestamp";
    const compare = FIELDS[field.toLowerCase()];
    if (isTime && operator.toLowerCase() === "ge") from = Date.parse(value);
    else if (isTime && operator.toLowerCase() === "le") to = Date.parse(value);
    else if (compare && operator.toLowerCase() === "eq") others.push((activity) => compare(activity, value));
    else refuse(clause);
  }
  if (from === undefined || Number.isNaN(from) || Number.isNaN(to)) return refuse(filter);
  if (from < now - REMEMBERED_MS) throw new ArmError(400, "BadRequest", "The start time cannot be more than 90 days in the past.");
  return { from, to, wanted: (activity: StoredActivity) => others.every((fits) => fits(activity)) };
}

function refuse(clause: string): never {
  throw new ArmError(
    400,
    "BadRequest",
    `The filter '${clause}' is not valid: it needs a start time, and one field at most beside the times.`,
  );
}

function eventOf({ id, at, actor, action, type, identifier, account }: StoredActivity, status: "Started" | "Succeeded"): object {
  return {
    id: `${identifier}/events/${id}/ticks/${at}`,
    eventTimestamp: new Date(at).toISOString(),
    eventDataId: `${id}-${status}`,
    correlationId: id,
    caller: actor,
    category: { value: "Administrative", localizedValue: "Administrative" },
    level: "Informational",
    operationName: { value: action, localizedValue: action },
    status: { value: status, localizedValue: status },
    resourceId: identifier,
    resourceType: { value: type, localizedValue: type },
    subscriptionId: account,
  };
}
