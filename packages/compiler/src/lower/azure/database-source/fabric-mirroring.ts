import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, optionalText } from "../../../lowering.ts";
import { mirroredDatabase, mirroredTable, mirrorSource } from "../../fabric/mirrored-database.ts";
import { FABRIC_WORKSPACE, workspaceId } from "../../fabric/workspace-place.ts";
import { type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import { sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { officerAddress } from "../key-vault/keeping-vault.ts";
import { type KeptSignIn, keptSignIn } from "./kept-sign-in.ts";
import { whatIsMissing } from "./report-copy.ts";

const PASSWORD = "database-password";

/** Fabric follows the log of the database and keeps its tables in OneLake; lakehouses see them without a second copy. */
export const fabricMirroring: Lowering = {
  cloud: "azure",
  kind: "database-source",
  variant: "fabric-mirroring",
  service: "Microsoft Fabric mirrored database",
  gap: "Azure Database for PostgreSQL, Azure SQL Database and Managed Instance only; it gives tables and no events; the server's identity is let into the mirror by a person",
  minutes: [4, 15],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({ ports: { tables: { format: "delta", region: part.target.region } } }),
  refuses: ({ component }, data, direction, peer) =>
    data === "tables" && direction === "out" && peer.variant !== "delta-fabric"
      ? `“${component.title}” is mirrored into Fabric, and “${peer.component.title}” keeps its tables outside: let Fabric keep them, or choose Debezium with an Event stream and a Stream processing job between.`
      : undefined,
  lower: (context) => {
    const signIn = keptSignIn(context, { name: PASSWORD });
    reportPassword(context, signIn.name);
    return [...signIn.resources, ...mirror(context, signIn)];
  },
};

function mirror(context: LoweringContext, signIn: KeptSignIn): readonly DesiredResource[] {
  const database = followedDatabase(context);
  const user = optionalText(context, "user");
  if (whatIsMissing(context, database) !== undefined || !database || user === undefined) return [];
  const source = mirrorSource(database);
  if (!source) return reportNotMirrored(context, database);
  reportServerIdentity(context);
  return [
    ...mirroredDatabase(context, { source, database, user, keptIn: signIn.uri, dependsOn: [officerAddress(context), signIn.address] }),
    ...seenTables(context, database),
  ];
}

/** Each table in each lakehouse behind it, under the name that others expect there. */
function seenTables(context: LoweringContext, database: FollowedDatabase): readonly DesiredResource[] {
  const isOnly = database.tables.length === 1;
  return context.outgoing("tables").flatMap(({ component, edge, outputs }) =>
    database.tables.map((table) =>
      mirroredTable(context, {
        key: `${component.id}/${table}`,
        lakehouseId: outputs["lakehouseId"] ?? "",
        schema: sqlName(zoneWritten(component, { component: context.component, edge })),
        name: isOnly ? sqlName(component.id) : sqlName(`${component.id}_${table}`),
        source: { schema: database.schema, table },
        workspaceId: workspaceId(context),
      }),
    ),
  );
}

function reportPassword(context: LoweringContext, name: string): void {
  context.report({
    severity: "info",
    code: "ZL-AZURE-DATABASE-SECRET",
    message: `“${context.component.title}” signs in with the password that you put into Key Vault as ${name}.`,
    target: { component: context.component.id, setting: "secretName" },
    hint: "Deploy before you name the database, enter the password, then name the database: Fabric reads it when the connection is made.",
  });
}

function reportServerIdentity(context: LoweringContext): void {
  context.report({
    severity: "info",
    code: "ZL-FABRIC-MIRROR-IDENTITY",
    message: `“${context.component.title}” copies its first rows once the database server may write into the mirror.`,
    target: { component: context.component.id },
    hint: "Switch on the system-assigned identity of the server, and share the mirrored database with it in Fabric, with the rights to read and write.",
  });
}

function reportNotMirrored(context: LoweringContext, { host }: FollowedDatabase): readonly DesiredResource[] {
  context.report({
    severity: "error",
    code: "ZL-FABRIC-MIRROR-SOURCE",
    message: `“${context.component.title}” cannot be mirrored: Fabric follows Azure Database for PostgreSQL, Azure SQL Database and Managed Instance, and ${host} is none of them.`,
    target: { component: context.component.id, setting: "host" },
    hint: "Choose Debezium as the engine, with an Event stream and a Stream processing job behind it.",
  });
  return [];
}
