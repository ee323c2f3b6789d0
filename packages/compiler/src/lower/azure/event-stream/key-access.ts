import type { EnvironmentView } from "../../../lowering.ts";

/** Sources that the cloud, or a program of somebody else's, can only connect with a key. */
const WITH_KEYS = ["diagnostic-settings", "activity-log", "debezium-container"];

/** Keys stay off unless somebody who writes the stream knows no identities. */
export function needsKeys(view: EnvironmentView, streamId: string): boolean {
  return view.incoming(streamId, "events").some(({ variant }) => WITH_KEYS.includes(variant));
}
