import type { OwnerTags } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { failedRuns } from "../failed-runs.ts";
import type { OwnedLists } from "../list-owned-rows.ts";
import { ownerOfLabels } from "../owner-labels.ts";
import type { RestCall } from "../rest-call.ts";
import { RestClient } from "../rest-client.ts";
import { createServiceDriver, type ServiceDriver } from "../service-driver.ts";
import type { TypeRow } from "../type-row.ts";
import { bareCatalog } from "./bare-catalog.ts";
import { classifyDatabricksError } from "./classify-databricks-error.ts";
import { type DatabricksCredentials, databricksAuthorisation } from "./databricks-auth.ts";
import { DATABRICKS_ROWS } from "./databricks-rows.ts";
import { featureTable } from "./feature-table.ts";
import { jobRuns } from "./job-runs.ts";
import { servedConfig } from "./served-config.ts";

export interface DatabricksDriverOptions {
  readonly credentials: DatabricksCredentials;
  /** An address instead of Databricks' own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
}

/** What bears our labels, and is listed with them. */
const OWNED_LISTS: OwnedLists = {
  "databricks.catalog": { path: "api/2.1/unity-catalog/catalogs", items: "catalogs" },
  "databricks.schema": {
    path: "api/2.1/unity-catalog/schemas",
    query: { catalog_name: "{parent}" },
    items: "schemas",
    inside: "databricks.catalog",
  },
  "databricks.experiment": { path: "api/2.0/mlflow/experiments/list", items: "experiments" },
  "databricks.job": { path: "api/2.2/jobs/list", items: "jobs" },
  "databricks.warehouse": { path: "api/2.0/sql/warehouses", items: "warehouses" },
};

/** What `rest:databricks` is sent through: one workspace, its jobs, warehouses and endpoints, and its part of Unity Catalog. */
export function createDatabricksDriver({ credentials, endpoint }: DatabricksDriverOptions): ServiceDriver {
  const locate = (url: string): string => (endpoint === undefined ? url : `${endpoint}/databricks/${url.replace(/^https:\/\//, "")}`);
  const client = new RestClient({ authorise: databricksAuthorisation(credentials, locate), classify: classifyDatabricksError, locate });
  const { workspace } = credentials;
  return createServiceDriver({
    client,
    classify: classifyDatabricksError,
    service: {
      rows: DATABRICKS_ROWS,
      constants: { workspace },
      ownerOf: ownerOfTags,
      createBody: (_type, body) => body,
      projectHeaders: {},
      outputsOf,
      nextPage: ({ next_page_token: token }) => (typeof token === "string" && token !== "" ? { page_token: token } : undefined),
    },
    steps: {
      "databricks.catalog": bareCatalog,
      "databricks.featureTable": featureTable,
      "databricks.servingEndpoint": servedConfig,
    },
    whoAmI: async (call) => ({ account: workspace, identity: await nameOf(call, workspace) }),
    readMetrics: failedRuns(jobRuns),
    ownedLists: OWNED_LISTS,
    unlisted:
      "Databricks: only jobs, warehouses, experiments, catalogs and their schemas take labels; the rest cannot be told from what others made.",
  });
}

/** An index tells its name in Unity Catalog as what it is called; tables and schemas tell theirs as their full name. */
function outputsOf({ index_type: indexType, name }: PropertyMap): PropertyMap {
  return indexType === undefined || name === undefined ? {} : { full_name: name };
}

async function nameOf({ client, signal }: RestCall, workspace: string): Promise<string> {
  const me = await client.send({ method: "GET", url: `https://${workspace}/api/2.0/preview/scim/v2/Me`, signal });
  return String(me["displayName"] ?? me["userName"] ?? me["id"] ?? "");
}

/** Warehouses list their tags as pairs below `custom_tags`, experiments as pairs alone; everything else has a map. */
function ownerOfTags(body: PropertyMap, row: TypeRow): OwnerTags | undefined {
  const tags = row.labels === undefined ? undefined : body[row.labels];
  const pairs = isMap(tags) ? tags["custom_tags"] : tags;
  if (row.labels === undefined || !isList(pairs)) return ownerOfLabels(body, row);
  const map = Object.fromEntries((pairs as readonly Value[]).filter(isMap).map(({ key, value }) => [String(key), value ?? ""]));
  return ownerOfLabels({ [row.labels]: map }, row);
}
