import type { EnvironmentView } from "../../../lowering.ts";

/** What the cloud, or a program of somebody else's, can only connect with a key: sources, and jobs that read or write. */
const WITH_KEYS = [
  "diagnostic-settings",
  "activity-log",
  "debezium-container",
  "flink-aks",
  "synapse-streaming",
  "fabric-spark-job",
  "fabric-eventstream",
];

/** Keys stay off unless somebody at the stream knows no identities. */
export function needsKeys(view: EnvironmentView, streamId: string): boolean {
  return [...view.incoming(streamId, "events"), ...view.outgoing(streamId, "events")].some(({ variant }) => WITH_KEYS.includes(variant));
}
