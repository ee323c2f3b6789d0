import type { DesiredResource } from "@zerolake/resources";
import { type EnvironmentView, type LoweringContext, listSetting, type Neighbour, type Part, type Peer } from "../../../lowering.ts";
import { startingColumns } from "../../tables/table-columns.ts";
import { identityEmail } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { governedLakes } from "./governed-zones.ts";
import { groupRights } from "./group-rights.ts";

const POLICY = "bigquerydatapolicy.dataPolicy";
/** A value of the same length for the same text, from which the text cannot be read. */
const MASK = "SHA256";

/** Policies on columns: groups see a mask, the components that work with the table see what is there. */
export function columnPolicies(context: LoweringContext): readonly DesiredResource[] {
  return protectedColumns(context, context.environment).flatMap((column) => [
    policy(context, `mask.${column}`, {
      dataPolicyType: "DATA_MASKING_POLICY",
      dataMaskingPolicy: { predefinedExpression: MASK },
      grantees: [...new Set(groupRights(context).map(({ member }) => principalSet(member)))],
    }),
    policy(context, `raw.${column}`, { dataPolicyType: "RAW_DATA_ACCESS_POLICY", grantees: workloads(context) }),
  ]);
}

/** What a table store writes into the schema of a column that a governance component protects. */
export function policiesOf(lake: Part & { readonly environment: EnvironmentView }, column: string): readonly string[] {
  const governing = lake.environment
    .components("governance")
    .filter(({ component }) =>
      governedLakes(component.id, lake.environment).some((governed) => governed.component.id === lake.component.id),
    );
  return governing.flatMap((one) => {
    const owner = { component: one.component, target: lake.target };
    const isProtected = protectedColumns(owner, lake.environment).includes(column);
    return isProtected ? [policyPath(owner, `mask.${column}`), policyPath(owner, `raw.${column}`)] : [];
  });
}

/** Columns that are known to exist in tables whose schema is ours to write. */
function protectedColumns({ component }: Pick<Neighbour, "component">, view: EnvironmentView): readonly string[] {
  const wanted = [...new Set([...listSetting({ component }, "columnMasks"), ...listSetting({ component }, "piiTags")])];
  const known = governedLakes(component.id, view)
    .filter(isOurs)
    .flatMap((lake) => startingColumns(lake.component).map(({ name }) => name));
  return wanted.filter((column) => known.includes(column));
}

function isOurs({ variant }: Peer): boolean {
  return variant === "bigquery-iceberg";
}

/** Columns that nothing protects are said, never silently left open. */
export function reportUnprotected(context: LoweringContext): void {
  const done = new Set(protectedColumns(context, context.environment));
  for (const setting of ["piiTags", "columnMasks"]) {
    for (const column of listSetting(context, setting).filter((name) => !done.has(name))) {
      context.report({
        severity: "info",
        code: "ZL-ACCESS-COLUMN",
        message: `No table that BigQuery keeps is known to have the column “${column}”, so nothing masks it.`,
        target: { component: context.component.id, setting },
        hint: "Files are read as they lie: give its zone to nobody who may not see it, or use managed tables and name the column in their settings.",
      });
    }
  }
}

function policyPath(part: Pick<Part, "component" | "target">, key: string): string {
  return pathOf(part, POLICY, { name: nameOf(part, POLICY, "columnPolicy", key) });
}

function policy(context: LoweringContext, key: string, properties: Parameters<typeof gcpResource>[1]["properties"]): DesiredResource {
  return gcpResource(context, {
    name: "columnPolicy",
    key,
    type: POLICY,
    at: { name: nameOf(context, POLICY, "columnPolicy", key) },
    properties,
  });
}

/** Whoever reads or writes the tables with an identity of its own. */
function workloads(context: LoweringContext): readonly string[] {
  const view = context.environment;
  const found = governedLakes(context.component.id, view)
    .filter(isOurs)
    .flatMap(({ component }) => [...view.incoming(component.id, "tables"), ...view.outgoing(component.id, "tables")])
    .filter(({ component }) => !NO_IDENTITY.has(component.kind))
    .map(
      ({ component }) =>
        `principal://iam.googleapis.com/projects/-/serviceAccounts/${identityEmail({ component, target: context.target })}`,
    );
  return [...new Set(found)].sort();
}

const NO_IDENTITY: ReadonlySet<string> = new Set(["catalog", "governance", "sql-engine", "stream-delivery", "database-source"]);

/** Policies of data use the newer form of principals. */
function principalSet(member: string): string {
  return member.replace(/^group:/, "principalSet://goog/group/");
}
