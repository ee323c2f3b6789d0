import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, listSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf, lakeTables } from "../../tables/lake-tables.ts";
import { identityEmail } from "../iam.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { governedLakes } from "./governed-zones.ts";
import { groupRights } from "./group-rights.ts";

const POLICY = "bigquery.rowAccessPolicy";

/**
 * The first filter of a table hides every row from everybody who is not named: so the components that work with it get all
 * rows by a filter of their own, which stands before the one for groups.
 */
export function rowFilters(context: LoweringContext): readonly DesiredResource[] {
  const terms = listSetting(context, "rowFilters");
  if (terms.length === 0) return [];
  const predicate = terms.map((term) => `(${term})`).join(" AND ");
  const view = context.environment;
  const lakes = governedLakes(context.component.id, view).filter(({ variant }) => variant === "bigquery-iceberg");
  return lakes.flatMap((lake) =>
    lakeTables(lake.component, view).flatMap((table) => {
      const at = { dataset: databaseOf(lake.outputs, table.zone), table: table.name };
      const after = addressIn(lake, "table", `${table.zone}.${table.name}`);
      const key = `${lake.component.id}.${table.zone}.${table.name}`;
      const workers = [...view.incoming(lake.component.id, "tables"), ...view.outgoing(lake.component.id, "tables")]
        .filter(({ component }) => HAS_IDENTITY.has(component.kind))
        .map(({ component }) => `serviceAccount:${identityEmail({ component, target: context.target })}`);
      const readers = groupRights(context)
        .filter((right) => right.zone === table.zone)
        .map(({ member }) => member);
      const all = filter(context, { key: `all.${key}`, at, predicate: "TRUE", grantees: [...new Set(workers)], after: [after] });
      const some = filter(context, { key, at, predicate, grantees: [...new Set(readers)], after: [after, all.address] });
      return [all, ...(readers.length === 0 ? [] : [some])];
    }),
  );
}

const HAS_IDENTITY: ReadonlySet<string> = new Set([
  "spark-engine",
  "stream-processor",
  "data-quality",
  "dataset-store",
  "embedding-job",
  "ml-workspace",
  "model-training",
]);

interface Filter {
  readonly key: string;
  readonly at: { readonly dataset: string; readonly table: string };
  readonly predicate: string;
  readonly grantees: readonly string[];
  readonly after: readonly string[];
}

function filter(context: LoweringContext, { key, at, predicate, grantees, after }: Filter): DesiredResource {
  const name = nameOf(context, POLICY, "rows", key);
  return gcpResource(context, {
    name: "rows",
    key,
    type: POLICY,
    at: { ...at, name },
    properties: {
      rowAccessPolicyReference: { projectId: context.target.account, datasetId: at.dataset, tableId: at.table, policyId: name },
      filterPredicate: predicate,
      grantees,
    },
    dependsOn: after,
  });
}
