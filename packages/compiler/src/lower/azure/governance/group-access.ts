import { type DesiredResource, isMap, type PropertyMap } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosen, groupSetting, type LoweringContext, type Peer, type Statement } from "../../../lowering.ts";
import { allow, assignRoles } from "../access.ts";

const ANSWER = "groupObjectIds";

/** Groups of people get the zones that the settings name: whole containers, since storage knows neither columns nor rows. */
export function groupAccess(context: LoweringContext, stores: readonly Peer[]): readonly DesiredResource[] {
  const known = chosen(context, ANSWER);
  const groups = Object.entries(groupSetting(context, "groups"));
  return groups.flatMap(([group, access]) => {
    const principalId = typeof known === "object" && known !== null ? (known as PropertyMap)[group] : undefined;
    if (typeof principalId !== "string" || principalId === "") {
      reportUnknownGroup(context, group);
      return [];
    }
    const grants = stores.flatMap((store) => zonesOf(store, isMap(access) ? access : {}));
    return assignRoles(context, { name: "group", to: group, subject: principalId, principalId, principalType: "Group", grants });
  });
}

function zonesOf({ outputs }: Peer, access: PropertyMap): readonly Statement[] {
  const { containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  if (!isMap(ids) || !isMap(addresses)) return [];
  return Object.entries(access).flatMap(([zone, deed]) => {
    const role = deed === "write" ? "blobContributor" : "blobReader";
    return ids[zone] === undefined ? [] : [allow(role, String(ids[zone]), String(addresses[zone]))];
  });
}

/** A group whose id in the directory nobody has told. */
export function reportUnknownGroup(context: LoweringContext, group: string): void {
  reportAwaited(context, {
    answer: ANSWER,
    severity: "warning",
    message: `The group “${group}” of “${context.component.title}” gets no access: its object id is not known.`,
  });
}
