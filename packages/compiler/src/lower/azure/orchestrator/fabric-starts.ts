import { type DesiredResource, reference } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { itemSchedule } from "../../fabric/item-schedule.ts";
import { workspaceRole } from "../../fabric/workspace-role.ts";
import { addressIn, ref } from "../../part-address.ts";
import { fabricSchedule } from "./fabric-schedule.ts";

const EVERY_NIGHT = { type: "Daily", times: ["03:00"] } as const;

/** Whoever starts jobs of a component from outside Fabric does it with an identity of its own. */
export function lettingStart(context: LoweringContext): readonly DesiredResource[] {
  return context.incoming("runs").flatMap((starter) => letStart(context, starter));
}

function letStart(context: LoweringContext, { component, variant }: Peer): readonly DesiredResource[] {
  if (variant.startsWith("fabric-")) return [];
  const principalId = reference(addressIn({ component }, "identity"), "properties.principalId");
  return [workspaceRole(context, { key: component.id, principalId, role: "Contributor" })];
}

export interface Started {
  /** Logical name of the item. */
  readonly item: string;
  readonly key?: string;
  readonly jobType: "Pipeline" | "sparkjob";
}

/** Starts an item at the hours of its component, in UTC. */
export function atItsHours(context: LoweringContext, { item, key, jobType }: Started): DesiredResource {
  return itemSchedule(context, {
    name: "schedule",
    ...(key === undefined ? {} : { key }),
    itemId: ref(context, item, "id", key),
    jobType,
    when: fabricSchedule(textSetting(context, "schedule", "daily")) ?? EVERY_NIGHT,
  });
}

/** What Fabric cannot say is said. */
export function reportHours(context: LoweringContext): void {
  const schedule = textSetting(context, "schedule", "daily");
  if (fabricSchedule(schedule)) return;
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-SCHEDULE",
    message: `“${context.component.title}” runs daily at 03:00 UTC: Fabric cannot say “${schedule}”.`,
    target: { component: context.component.id, setting: "schedule" },
    hint: "Use hourly, daily, weekly, or fixed minutes, hours and days without steps, with one day of the month at most.",
  });
}
