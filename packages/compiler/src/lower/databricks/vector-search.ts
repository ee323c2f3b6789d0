import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceName } from "../services/service-resource.ts";
import { reportStrangers } from "./callers.ts";
import { schemaRights } from "./members.ts";
import { homeSchema, homeSchemaName } from "./unity-home.ts";
import { reportNoWorkspace, UNKNOWN_WORKSPACE, workspaceHost, workspaceResource } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";
import { INDEX_RIGHTS } from "./workspace-rights.ts";

const ENDPOINT = "databricks.vectorEndpoint";
const INDEX = "vectors";
const EMBEDDING = "embedding";
/** Columns of the index beside the vector, as our programs write and ask them. */
const COLUMNS = { id: "string", text: "string", metadata: "string", [EMBEDDING]: "array<float>" };
/** An endpoint of the standard kind holds so many vectors of 768 numbers. Source: the limits in Databricks' documentation of vector search. */
const NUMBERS_MAX = 320_000_000 * 768;

/** An index that takes vectors one by one, and the endpoint that answers for it. */
export const databricksVectors = (variant: string, cloud: WorkspaceCloud): Lowering => ({
  cloud: cloud.cloud,
  kind: "vector-store",
  variant,
  service: "Databricks Vector Search",
  gap: "it needs a workspace of yours with a metastore; ranks by euclidean distance, which is the order of cosine for vectors of length one only; its endpoint is paid as long as it is there",
  minutes: [6, 25],
  needs: cloud.needs,
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "databricks-vectors",
        uri: join(`databricks-vectors://${workspaceHost(part) ?? UNKNOWN_WORKSPACE}/`, ref(part, "index", "full_name")),
        indexName: ref(part, "index", "full_name"),
        region: part.target.region,
      },
    },
  }),
  grants: INDEX_RIGHTS,
  lower: (context) => {
    reportNoWorkspace(context);
    reportStrangers(context);
    reportTooMany(context);
    return [...homeSchema(context), endpoint(context), index(context), ...schemaRights(context, cloud)];
  },
});

function endpointName(part: Part): string {
  return serviceName(part, ENDPOINT, "endpoint");
}

function endpoint(context: LoweringContext): DesiredResource {
  const name = endpointName(context);
  return workspaceResource(context, {
    name: "endpoint",
    type: ENDPOINT,
    path: `vector-endpoints/${name}`,
    minutes: [5, 20],
    properties: { name, endpoint_type: "STANDARD" },
  });
}

function index(context: LoweringContext): DesiredResource {
  const name = `${homeSchemaName(context.environment, context.component)}.${INDEX}`;
  return workspaceResource(context, {
    name: "index",
    type: "databricks.vectorIndex",
    path: `vector-indexes/${name}`,
    minutes: [1, 5],
    properties: {
      name,
      endpoint_name: endpointName(context),
      primary_key: "id",
      index_type: "DIRECT_ACCESS",
      direct_access_index_spec: {
        embedding_vector_columns: [{ name: EMBEDDING, embedding_dimension: numberSetting(context, "dimension") }],
        schema_json: JSON.stringify(COLUMNS),
      },
    },
    dependsOn: ["endpoint", "schema"],
  });
}

function reportTooMany(context: LoweringContext): void {
  const [vectors, dimension] = [numberSetting(context, "vectors"), numberSetting(context, "dimension")];
  if (vectors * dimension <= NUMBERS_MAX) return;
  const most = Math.floor(NUMBERS_MAX / dimension).toLocaleString("en");
  context.report({
    severity: "warning",
    code: "ZL-DATABRICKS-VECTORS-MAX",
    message: `“${context.component.title}” holds more vectors than one endpoint takes: about ${most} of ${dimension} numbers.`,
    target: { component: context.component.id, setting: "vectors" },
    hint: "Split them over several vector databases, or take a model with smaller vectors.",
  });
}
