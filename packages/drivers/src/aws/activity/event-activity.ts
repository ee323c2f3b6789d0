import type { Event } from "@aws-sdk/client-cloudtrail";
import type { Activity } from "@zerolake/execution";
import * as z from "zod";
import { principalOf } from "../who-am-i.ts";

/** The record inside an event, as far as it says who did it and whether it was done. */
const recordSchema = z.object({
  userIdentity: z.object({ arn: z.string().optional(), invokedBy: z.string().optional() }).optional(),
  errorCode: z.string().optional(),
});

/** An event as a change; `undefined` for calls that only looked and for those that AWS refused. */
export function activityOf({ EventName, EventTime, ReadOnly, Username, CloudTrailEvent }: Event): Activity | undefined {
  if (ReadOnly === "true" || EventName === undefined || EventTime === undefined) return undefined;
  const { userIdentity, errorCode } = readRecord(CloudTrailEvent);
  if (errorCode !== undefined) return undefined;
  const actor = userIdentity?.arn ?? userIdentity?.invokedBy ?? Username ?? "unknown";
  const principal = principalOf(actor);
  return { at: EventTime.toISOString(), actor, action: EventName, ...(principal === undefined ? {} : { principal }) };
}

function readRecord(text = "{}"): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // The event itself still says what was done, and when.
    return {};
  }
}
