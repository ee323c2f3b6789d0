import { isArray, isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredActivity } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService } from "../json-service.ts";
import { eventSource } from "./record-change.ts";

const PAGE_MAX = 50;
const REMEMBERED_MS = 90 * 24 * 3_600_000;
/** Lookups are limited to this many a second per account and region. */
const LOOKUPS_A_SECOND = 2;
const MS_PER_SECOND = 1_000;

/** What an event can be looked up by, one at a time. */
const ATTRIBUTES: Readonly<Record<string, (activity: StoredActivity) => readonly string[]>> = {
  EventId: ({ id }) => [id],
  EventName: ({ action }) => [action],
  EventSource: ({ type }) => [eventSource(type)],
  ReadOnly: () => ["false"],
  ResourceName: namesOf,
  ResourceType: ({ type }) => [type],
  Username: ({ actor }) => [nameIn(actor)],
};

/** When an account looked something up in a region lately. */
const lookups = new Map<string, readonly number[]>();

/** AWS CloudTrail: who changed what in the last ninety days, newest first. Calls that only look are not kept. */
export const cloudTrail = jsonService({
  signingName: "cloudtrail",
  subject: () => ({ type: "AWS::CloudTrail::Event" }),
  operations: {
    async LookupEvents(call, input) {
      limitRate(call);
      const wanted = wantedOf(input);
      const { sandbox, caller } = call;
      const now = sandbox.now();
      const all = await sandbox.store.activities.list({
        account: caller.account,
        from: Math.max(millisOf(input["StartTime"]) ?? 0, now - REMEMBERED_MS),
        to: millisOf(input["EndTime"]) ?? now,
      });
      const found = all.filter((activity) => ["global", caller.region].includes(activity.scope) && wanted(activity));
      const start = Number(textAt(input, "NextToken") ?? 0);
      const end = start + Math.min(PAGE_MAX, Number(input["MaxResults"] ?? PAGE_MAX));
      return {
        Events: found.slice(start, end).map((activity) => eventOf(activity)),
        ...(end < found.length ? { NextToken: String(end) } : {}),
      };
    },
  },
});

function limitRate({ sandbox, caller }: AwsCall): void {
  const key = `${caller.account} ${caller.region}`;
  const recent = (lookups.get(key) ?? []).filter((at) => at > sandbox.now() - MS_PER_SECOND);
  if (recent.length >= LOOKUPS_A_SECOND) throw new AwsError("ThrottlingException", "Rate exceeded");
  lookups.set(key, [...recent, sandbox.now()]);
}

function wantedOf(input: JsonObject): (activity: StoredActivity) => boolean {
  const given = input["LookupAttributes"];
  const [first, ...more] = isArray(given) ? given.filter(isObject) : [];
  if (!first) return () => true;
  const read = ATTRIBUTES[String(first["AttributeKey"])];
  if (!read || more.length > 0) throw new AwsError("InvalidLookupAttributesException", "One known lookup attribute can be specified.");
  return (activity) => read(activity).includes(String(first["AttributeValue"]));
}

/** Times travel as seconds. */
function millisOf(value: JsonObject[string] | undefined): number | undefined {
  return typeof value === "number" ? value * MS_PER_SECOND : undefined;
}

function eventOf(activity: StoredActivity): object {
  const { id, at, actor, action, type, account, scope } = activity;
  const told = {
    eventVersion: "1.11",
    userIdentity: { type: actor.includes(":assumed-role/") ? "AssumedRole" : "IAMUser", arn: actor, accountId: account },
    eventTime: new Date(at).toISOString(),
    eventSource: eventSource(type),
    eventName: action,
    awsRegion: scope === "global" ? "us-east-1" : scope,
    readOnly: false,
    eventID: id,
    eventCategory: "Management",
  };
  return {
    EventId: id,
    EventName: action,
    ReadOnly: "false",
    EventTime: Math.floor(at / MS_PER_SECOND),
    EventSource: told.eventSource,
    Username: nameIn(actor),
    Resources: namesOf(activity).map((ResourceName) => ({ ResourceType: type, ResourceName })),
    CloudTrailEvent: JSON.stringify(told),
  };
}

/** An identifier of several parts names several things. */
function namesOf({ identifier }: StoredActivity): readonly string[] {
  return identifier.split("|");
}

/** The last part of an ARN: a user's name, or that of a session. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
