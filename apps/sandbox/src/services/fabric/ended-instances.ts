import { guidOf } from "../../azure/guid.ts";
import type { JsonObject } from "../../json.ts";
import { endedRuns } from "../ended-runs.ts";
import { placeOf, type ServiceCall } from "../service-call.ts";

/** Runs of the item that the address names which are over, by its schedule; items of other kinds never ran. */
export function endedInstances(call: ServiceCall, types: readonly string[]): readonly JsonObject[] {
  const id = call.path.split("/")[5] ?? "";
  const item = types.map((type) => call.sandbox.store.resources.get(placeOf(call), type, id)).find((found) => found !== undefined);
  if (!item) return [];
  return endedRuns(call.sandbox, item).map(({ startMs, endMs, hasFailed }) => ({
    id: guidOf(`${id} ${startMs}`),
    itemId: id,
    jobType: "DefaultJob",
    invokeType: "Scheduled",
    status: hasFailed ? "Failed" : "Completed",
    startTimeUtc: written(startMs),
    endTimeUtc: written(endMs),
    failureReason: hasFailed ? { errorCode: "Failed", message: "The run failed." } : null,
  }));
}

/** Fabric writes no zone. */
function written(atMs: number): string {
  return new Date(atMs).toISOString().replace("Z", "");
}
