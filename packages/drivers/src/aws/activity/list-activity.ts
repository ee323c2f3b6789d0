import { type Event, LookupEventsCommand, type LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import type { Activity, ResourceIdentity } from "@zerolake/execution";
import type { Pace } from "../../pace.ts";
import { unlessClosed } from "../../unless-closed.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { activityOf } from "./event-activity.ts";
import { namesInLog } from "./names-in-log.ts";

const PAGE = 50;
/** Newest first: whatever is further back explains nothing that is new. */
const PAGES_MAX = 5;

export interface ActivityQuestion {
  readonly identity: ResourceIdentity;
  readonly since: string;
  readonly pace: Pace;
}

/** CloudTrail's events of management under every name that it may have for the resource; its event history costs nothing and is always on. */
export function listActivity(call: AwsCall, question: ActivityQuestion): Promise<readonly Activity[] | undefined> {
  return unlessClosed(async () => {
    const found = new Map<string, Activity>();
    for (const name of namesInLog(question.identity)) {
      for (const event of await eventsOf(call, name, question)) {
        const activity = activityOf(event);
        if (activity && event.EventId !== undefined) found.set(event.EventId, activity);
      }
    }
    return [...found.values()].sort((left, right) => right.at.localeCompare(left.at));
  });
}

async function eventsOf(call: AwsCall, name: string, { identity, since, pace }: ActivityQuestion): Promise<readonly Event[]> {
  const client = await call.clients.cloudTrail(identity.type);
  const events: Event[] = [];
  let token: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const command = new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: "ResourceName", AttributeValue: name }],
      StartTime: new Date(since),
      MaxResults: PAGE,
      ...(token === undefined ? {} : { NextToken: token }),
    });
    await pace.turn(call.abortSignal);
    const page: LookupEventsResponse | undefined = await lookUp(() => client.send(command, { abortSignal: call.abortSignal }));
    events.push(...(page?.Events ?? []));
    token = page?.NextToken;
    if (token === undefined) break;
  }
  return events;
}
