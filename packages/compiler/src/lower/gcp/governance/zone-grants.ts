import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { onDataset } from "../bigquery-dataset.ts";
import { grant, members, onProject, type PolicyTarget } from "../iam.ts";
import { pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import type { GovernedZone } from "./governed-zones.ts";
import { type GroupRight, groupRights } from "./group-rights.ts";

const FOLDER = "storage.managedFolder";
const CATALOG = "biglake.icebergCatalog";

/** What the settings allow to groups of people, zone by zone: the dataset where there is one, else the files of the zone. */
export function zoneGrants(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  const rights = groupRights(context);
  const opened = zones.filter(({ zone }) => rights.some((right) => right.zone === zone));
  return [
    ...opened.filter(needsFolder).map((zone) => zoneFolder(context, zone)),
    ...[...membersOf(rights)].flatMap(([group, member]) =>
      members(context, {
        name: "groupGrant",
        of: group,
        member,
        statements: rights.filter((right) => right.group === group).flatMap((right) => statementsFor(context, opened, right)),
      }),
    ),
  ];
}

function membersOf(rights: readonly GroupRight[]): ReadonlyMap<string, string> {
  return new Map(rights.map(({ group, member }) => [group, member]));
}

function statementsFor(context: LoweringContext, zones: readonly GovernedZone[], right: GroupRight): readonly Statement[] {
  return zones.filter(({ zone }) => zone === right.zone).flatMap((zone) => statements(context, zone, right));
}

function needsFolder({ dataset, isFolderMade }: GovernedZone): boolean {
  return dataset === undefined && !isFolderMade;
}

function zoneFolder(context: LoweringContext, { store, zone, bucket, folder }: GovernedZone): DesiredResource {
  return gcpResource(context, {
    name: "zoneFolder",
    key: `${store.component.id}.${zone}`,
    type: FOLDER,
    at: { bucket, name: folder },
    properties: { name: folder },
  });
}

function statements(context: LoweringContext, zone: GovernedZone, { writes }: GroupRight): readonly Statement[] {
  if (zone.dataset !== undefined) {
    const on = onDataset(context, zone.dataset);
    return [
      grant(writes ? "roles/bigquery.dataEditor" : "roles/bigquery.dataViewer", on),
      grant("roles/bigquery.jobUser", onProject(context)),
    ];
  }
  const after = zone.isFolderMade
    ? addressIn(zone.store, "zone", zone.zone)
    : addressIn(context, "zoneFolder", `${zone.store.component.id}.${zone.zone}`);
  const files: PolicyTarget = { type: FOLDER, path: pathOf(context, FOLDER, { bucket: zone.bucket, name: zone.folder }), after };
  return [grant(writes ? "roles/storage.objectUser" : "roles/storage.objectViewer", files), ...catalogRight(context, zone, writes)];
}

/** Names of tables are seen in all zones, rows only in those whose files are open. */
function catalogRight(context: LoweringContext, { store, bucket, isFolderMade }: GovernedZone, writes: boolean): readonly Statement[] {
  if (isFolderMade) return [];
  const on: PolicyTarget = { type: CATALOG, path: pathOf(context, CATALOG, { name: bucket }), after: addressIn(store, "catalog") };
  return [
    grant(writes ? "roles/biglake.editor" : "roles/biglake.viewer", on),
    grant("roles/serviceusage.serviceUsageConsumer", onProject(context)),
  ];
}
