import { type DesiredResource, isMap, type PropertyMap } from "@zerolake/resources";
import { groupSetting, type Lowering, type LoweringContext, listSetting, type Peer } from "../../../lowering.ts";
import { unityRight } from "../../databricks/unity-right.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { addressIn } from "../../part-address.ts";
import { sqlName, zonesOf } from "../../tables/lake-tables.ts";
import { auditLogs, governedStores } from "./governed-stores.ts";

const READ = ["USE_SCHEMA", "SELECT"];
const WRITE = [...READ, "MODIFY", "CREATE_TABLE"];

/** Groups of people get the zones that the settings name, as rights of Unity Catalog on their schemas. */
export const unityPolicies: Lowering = {
  cloud: "azure",
  kind: "governance",
  variant: "unity-policies",
  service: "Databricks Unity Catalog",
  gap: "groups must exist in the workspace under the names of the drawing; no masks and no row filters yet",
  minutes: [0, 1],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnenforced(context);
    const stores = governedStores(context);
    const lakes = stores.filter(({ outputs }) => typeof outputs["unityCatalog"] === "string");
    const groups = Object.entries(groupSetting(context, "groups"));
    return [
      ...groups.flatMap(([group, access]) =>
        lakes.flatMap((lake) => rightsOf(context, { group, lake, access: isMap(access) ? access : {} })),
      ),
      ...auditLogs(context, stores),
    ];
  },
};

interface Access {
  readonly group: string;
  readonly lake: Peer;
  /** Zone → what the group may do there. */
  readonly access: PropertyMap;
}

function rightsOf(context: LoweringContext, { group, lake, access }: Access): readonly DesiredResource[] {
  const zones = zonesOf(lake.component).filter((zone) => access[zone] !== undefined);
  if (zones.length === 0) return [];
  const catalog = String(lake.outputs["unityCatalog"]);
  const { component } = lake;
  const to = { principal: group, title: group };
  return [
    unityRight(context, { ...to, privilege: "USE_CATALOG", kind: "catalog", securable: catalog, on: addressIn({ component }, "catalog") }),
    ...zones.flatMap((zone) =>
      (access[zone] === "write" ? WRITE : READ).map((privilege) =>
        unityRight(context, {
          ...to,
          privilege,
          kind: "schema",
          securable: `${catalog}.${sqlName(zone)}`,
          on: addressIn({ component }, "schema", zone),
        }),
      ),
    ),
  ];
}

/** What is asked for and does not happen must not be believed in. */
function reportUnenforced(context: LoweringContext): void {
  const asked = ["columnMasks", "rowFilters", "piiTags"].filter((setting) => listSetting(context, setting).length > 0);
  if (asked.length === 0) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-UNITY-MASKS",
    message: `“${context.component.title}” hides no columns and no rows yet: tables appear with their first write, and masks hang on tables.`,
    target: { component: context.component.id, setting: asked[0] ?? "columnMasks" },
    hint: "Set masks and row filters in Databricks with ALTER TABLE once the tables are there.",
  });
}
