import type { Lowering } from "../../../lowering.ts";
import { subscriptionId } from "../arm-id.ts";
import { shippedLogs } from "./shipped-logs.ts";

const CATEGORIES = ["Administrative", "Security", "Policy"];

/** What anybody does in the subscription. */
export const activityLog: Lowering = {
  cloud: "azure",
  kind: "log-source",
  variant: "activity-log",
  service: "Azure Monitor activity log",
  gap: "whoever deploys needs rights on the whole subscription; the service knows no identities, so the stream takes keys, too",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { events: { protocol: "records in an envelope", region: part.target.region } } }),
  lower: (context) =>
    shippedLogs(context, [
      { key: "subscription", scope: subscriptionId(context), logs: CATEGORIES.map((category) => ({ category, enabled: true })) },
    ]),
};
