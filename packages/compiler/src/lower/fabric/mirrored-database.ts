import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { FollowedDatabase } from "../followed-database.ts";
import { ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { fabricConnection } from "./connection.ts";
import { fabricItem } from "./item.ts";
import { startedFor } from "./started-for.ts";
import { inWorkspace } from "./workspace-place.ts";

const MIRROR = "mirror";
/** Logical name of the running mirror. */
export const MIRRORING = "mirroring";

/** A kind of database that Fabric mirrors. */
export interface MirrorSource {
  /** In the words of a mirror's definition, e.g. `AzureSqlDatabase`. */
  readonly type: string;
  /** In the words of a connection, e.g. `SQL`. */
  readonly connection: string;
}

const SOURCES: Readonly<Partial<Record<FollowedDatabase["engine"], readonly (readonly [host: RegExp, source: MirrorSource])[]>>> = {
  postgres: [[/\.postgres\.database\.azure\.com$/, { type: "AzurePostgreSql", connection: "PostgreSQL" }]],
  sqlserver: [
    [/^[^.]+\.database\.windows\.net$/, { type: "AzureSqlDatabase", connection: "SQL" }],
    [/\.database\.windows\.net$/, { type: "AzureSqlMI", connection: "SQL" }],
  ],
};

/** What Fabric calls the database; `undefined` for one that it does not mirror over the network alone. */
export function mirrorSource({ engine, host }: FollowedDatabase): MirrorSource | undefined {
  return SOURCES[engine]?.find(([form]) => form.test(host.toLowerCase()))?.[1];
}

export interface MirroredDatabase {
  readonly source: MirrorSource;
  readonly database: FollowedDatabase;
  readonly user: string;
  /** Secret with the password; the driver reads it just before the call. */
  readonly keptIn: string;
  readonly dependsOn: readonly string[];
}

/** A copy of the tables in OneLake that follows each change, running from the deployment on. */
export function mirroredDatabase(context: LoweringContext, mirrored: MirroredDatabase): readonly DesiredResource[] {
  const { source, database } = mirrored;
  const content = {
    properties: {
      source: { type: source.type, typeProperties: { connection: ref(context, "connection", "id"), database: database.name } },
      target: { type: "MountedRelationalDatabase", typeProperties: { defaultSchema: database.schema, format: "Delta" } },
      mountedTables: database.tables.map((tableName) => ({ source: { typeProperties: { schemaName: database.schema, tableName } } })),
    },
  };
  return [
    connection(context, mirrored),
    fabricItem(context, {
      name: MIRROR,
      type: "fabric.mirroredDatabase",
      minutes: [1, 5],
      definition: { parts: [{ path: "mirroring.json", content }] },
    }),
    serviceResource(context, {
      name: MIRRORING,
      type: "fabric.mirroring",
      path: inWorkspace(context, "mirroredDatabases", ref(context, MIRROR, "id"), "mirroring"),
      minutes: [1, 10],
      // Another list of tables is another start.
      properties: startedFor(JSON.stringify(content.properties.mountedTables)),
    }),
  ];
}

function connection(context: LoweringContext, { source, database, user, keptIn, dependsOn }: MirroredDatabase): DesiredResource {
  return fabricConnection(context, {
    name: "connection",
    to: {
      type: source.connection,
      creationMethod: source.connection,
      parameters: { server: database.host, database: database.name },
    },
    isEncrypted: true,
    credentials: { credentialType: "Basic", username: user },
    secrets: { password: { keptIn } },
    dependsOn,
  });
}

export interface MirroredTable {
  readonly key: string;
  readonly lakehouseId: Value;
  /** Schema and name under which others find it in the lakehouse. */
  readonly schema: string;
  readonly name: string;
  readonly source: { readonly schema: string; readonly table: string };
  readonly workspaceId: Value;
}

/** A mirrored table, seen in a lakehouse without a second copy. */
export function mirroredTable(context: LoweringContext, table: MirroredTable): DesiredResource {
  const { key, lakehouseId, schema, name, source, workspaceId } = table;
  const path = `Tables/${schema}`;
  return serviceResource(context, {
    name: "shortcut",
    key,
    type: "fabric.shortcut",
    path: inWorkspace(context, "items", lakehouseId, "shortcuts", path, name),
    properties: {
      path,
      name,
      target: { oneLake: { workspaceId, itemId: ref(context, MIRROR, "id"), path: `Tables/${source.schema}/${source.table}` } },
    },
    dependsOn: [MIRRORING],
  });
}
