import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { serviceResource } from "../services/service-resource.ts";
import { inWorkspace } from "./workspace-place.ts";

/** Fabric wants a beginning and an end: one that is past, and one that nobody lives to see. */
const ALWAYS = { startDateTime: "2025-01-01T00:00:00", endDateTime: "2099-12-31T00:00:00", localTimeZoneId: "UTC" };

/** Hours of an item; `times` are `hh:mm` in UTC, and `interval` is the number of minutes between two runs. */
export type When =
  | { readonly type: "Cron"; readonly interval: number; readonly startDateTime?: string }
  | { readonly type: "Daily"; readonly times: readonly string[] }
  | { readonly type: "Weekly"; readonly times: readonly string[]; readonly weekdays: readonly string[] }
  | { readonly type: "Monthly"; readonly times: readonly string[]; readonly recurrence: number; readonly occurrence: LooseMap };

export interface ItemSchedule {
  readonly name: string;
  readonly key?: string;
  readonly itemId: Value;
  /** What of the item runs, e.g. `sparkjob`, `Pipeline`, `TableMaintenance`. */
  readonly jobType: string;
  readonly when: When;
  readonly executionData?: LooseMap;
}

/** Runs an item's job at its hours. */
export function itemSchedule(context: LoweringContext, { itemId, jobType, when, executionData, ...named }: ItemSchedule): DesiredResource {
  return serviceResource(context, {
    ...named,
    type: "fabric.schedule",
    path: inWorkspace(context, "items", itemId, "jobs", jobType, "schedules"),
    properties: { enabled: true, configuration: { ...ALWAYS, ...when }, executionData },
  });
}
