import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../json.ts";
import type { ServiceCall } from "../service-call.ts";
import type { TypeRules } from "../service-rules.ts";

export type Needs = NonNullable<TypeRules["needs"]>;

/** It stands in a workspace that is there. */
export const inWorkspace: Needs = (_body, { variables: [workspace = ""] }) => [["fabric.workspace", workspace]];
const unique: NonNullable<TypeRules["uniqueIn"]> = { field: "displayName", sameParent: true };

/** Something in a workspace that is made by an operation, under a name of its own. */
function item(kind: string, properties: (id: string, body: JsonObject, call: ServiceCall) => JsonObject = () => ({})): TypeRules {
  return {
    needs: inWorkspace,
    isLate: true,
    uniqueIn: unique,
    drawId: randomUUID,
    kept: ({ definition: _definition, creationPayload: _payload, ...body }) => body,
    outputs: (id, body, call) => ({ id, type: kind, ...properties(id, body, call) }),
  };
}

/** Machines that every Airflow stands on until it is moved to others. */
const STARTER_POOL = "00000000-0000-0000-0000-000000000000";

/** What a workspace holds, by type. */
export const ITEMS: Readonly<Record<string, TypeRules>> = {
  "fabric.airflowJob": {
    ...item("ApacheAirflowJob"),
    comesWith: (id) => [["fabric.airflowCompute", `${id}-compute`, { poolTemplateId: STARTER_POOL, poolTemplateName: "StarterPool" }]],
  },
  "fabric.dataPipeline": item("DataPipeline"),
  "fabric.environment": item("Environment"),
  "fabric.eventstream": item("Eventstream"),
  "fabric.lakehouse": item("Lakehouse", (id, _body, { path }) => ({ properties: lakehouseProperties(id, path.split("/")[3] ?? "") })),
  "fabric.mirroredDatabase": atOnce(
    item("MirroredDatabase", (id, _body, { path }) => ({ properties: mirrorProperties(id, path.split("/")[3] ?? "") })),
  ),
  "fabric.notebook": item("Notebook"),
  "fabric.sparkJobDefinition": item("SparkJobDefinition"),
  "fabric.warehouse": item("Warehouse", (id) => ({
    properties: { connectionString: `${id.slice(0, 8)}.datawarehouse.fabric.microsoft.com` },
  })),
};

/** What is there with the answer to its creation. */
function atOnce({ isLate: _late, ...rules }: TypeRules): TypeRules {
  return rules;
}

function mirrorProperties(id: string, workspace: string): JsonObject {
  const oneLakeTablesPath = `https://onelake.dfs.fabric.microsoft.com/${workspace}/${id}/Tables`;
  return { oneLakeTablesPath, sqlEndpointProperties: sqlEndpoint(id) };
}

function lakehouseProperties(id: string, workspace: string): JsonObject {
  const files = `https://onelake.dfs.fabric.microsoft.com/${workspace}/${id}`;
  return { oneLakeTablesPath: `${files}/Tables`, oneLakeFilesPath: `${files}/Files`, sqlEndpointProperties: sqlEndpoint(id) };
}

function sqlEndpoint(id: string): JsonObject {
  return { id: randomUUID(), connectionString: `${id.slice(0, 8)}.datawarehouse.fabric.microsoft.com`, provisioningStatus: "Success" };
}
