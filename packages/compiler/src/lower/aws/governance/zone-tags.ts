import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, listSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { legalName, ownerSuffix } from "../../physical-name.ts";
import { awsResource } from "../resource.ts";
import { type GovernedZone, tablesWithColumns } from "./governed-lakes.ts";

/** The registry knows no rule for tag keys; the service takes 128 characters and lowers them. */
const KEY_RULE = { max: 128, style: "lower_underscore" } as const;

/** Tag keys are shared by the whole account: the owner's suffix keeps ours apart. */
export function tagKey(context: LoweringContext, word: "zone" | "pii"): string {
  const { environment } = context.target;
  return legalName([environment.namePrefix, environment.name, word], ownerSuffix(environment, addressIn(context, `${word}Tag`)), KEY_RULE);
}

/** Every database carries its zone, every known personal column the mark that says so. */
export function zoneTags(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  const values = [...new Set(zones.map(({ zone }) => zone.toLowerCase()))];
  if (values.length === 0) return [];
  return [tag(context, "zone", values), ...zones.map((zone) => databaseTag(context, zone)), ...personalColumns(context, zones)];
}

function tag(context: LoweringContext, word: "zone" | "pii", TagValues: readonly string[]): DesiredResource {
  return awsResource(context, {
    name: `${word}Tag`,
    type: "AWS::LakeFormation::Tag",
    properties: { CatalogId: context.target.account, TagKey: tagKey(context, word), TagValues },
    dependsOn: ["settings"],
  });
}

function databaseTag(context: LoweringContext, { lake, zone, database }: GovernedZone): DesiredResource {
  return awsResource(context, {
    name: "databaseTag",
    key: `${lake.component.id}.${zone}`,
    type: "AWS::LakeFormation::TagAssociation",
    properties: {
      Resource: { Database: { CatalogId: context.target.account, Name: database } },
      LFTags: [{ CatalogId: context.target.account, TagKey: tagKey(context, "zone"), TagValues: [zone.toLowerCase()] }],
    },
    dependsOn: ["zoneTag", `${lake.component.id}.database`],
  });
}

function personalColumns(context: LoweringContext, zones: readonly GovernedZone[]): readonly DesiredResource[] {
  const wanted = listSetting(context, "piiTags");
  const marked = zones.flatMap((zone) =>
    tablesWithColumns(zone, wanted, context.environment).map(({ table, columns }) =>
      awsResource(context, {
        name: "personalColumns",
        key: `${zone.lake.component.id}.${zone.zone}.${table.name}`,
        type: "AWS::LakeFormation::TagAssociation",
        properties: {
          Resource: {
            TableWithColumns: { CatalogId: context.target.account, DatabaseName: zone.database, Name: table.name, ColumnNames: columns },
          },
          LFTags: [{ CatalogId: context.target.account, TagKey: tagKey(context, "pii"), TagValues: ["true"] }],
        },
        dependsOn: ["piiTag", `${zone.lake.component.id}.table`],
        ...(table.isCreatedByUs ? {} : { deferredUntil: `the first write to the table ${table.name}` }),
      }),
    ),
  );
  return marked.length === 0 ? [] : [tag(context, "pii", ["true", "false"]), ...marked];
}
