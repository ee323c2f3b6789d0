import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { grant, onProject, type PolicyTarget } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { featureColumns, registeredFeatures } from "./feature-columns.ts";

const DATASET = "bigquery.dataset";
const TABLE = "bigquery.table";
const GROUP = "aiplatform.featureGroup";
const STORE = "aiplatform.featureOnlineStore";
const VIEW = "aiplatform.featureView";
const VERTEX = "aiplatform.googleapis.com";
/** Above this many reads a second the store grows by nodes. */
const OPTIMIZED_READS_MAX = 10_000;
const NODES = { minNodeCount: 1, maxNodeCount: 3, cpuUtilizationTarget: 50 } as const;
const HOUR = 3600;
const DAY = 24 * HOUR;
/** Readers that answer while somebody waits; the others read the tables. */
const ONLINE_ONLY_KINDS: ReadonlySet<string> = new Set(["model-serving", "app-service"]);

/** A table per entity for training, and a copy of its latest rows that answers at once. */
export const vertexFeatureStore: Lowering = {
  cloud: "gcp",
  kind: "feature-store",
  variant: "vertex-feature-store",
  service: "Vertex AI Feature Store",
  gap: "values do not expire in the online store; it copies the tables four times an hour at most; its address is public, behind identities",
  minutes: [20, 45],
  outputs: (part) => ({
    ports: {
      features: {
        protocol: "vertex-feature-store",
        ...(flagSetting(part, "online") ? { uri: viewsUri(part) } : {}),
        dataset: datasetName(part),
        project: part.target.account,
        tables: entities(part).map(sqlName),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { features: (self) => [grant("roles/bigquery.dataEditor", onDataset(self)), grant("roles/bigquery.jobUser", onProject(self))] },
    out: {
      features: (self, reader) =>
        ONLINE_ONLY_KINDS.has(reader.component.kind)
          ? // The service has a policy per view; the right to ask the store is the project's.
            [grant("roles/aiplatform.featurestoreDataViewer", onProject(self))]
          : [
              grant("roles/bigquery.dataViewer", onDataset(self)),
              grant("roles/bigquery.jobUser", onProject(self)),
              grant("roles/bigquery.readSessionUser", onProject(self)),
            ],
    },
  },
  lower: (context) => [
    dataset(context),
    ...entities(context).flatMap((entity) => [table(context, entity), group(context, entity), ...features(context, entity)]),
    ...(flagSetting(context, "online") ? [store(context), ...entities(context).map((entity) => view(context, entity))] : []),
  ],
};

function entities(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "entities"))];
}

function datasetName(part: Part): string {
  return nameOf(part, DATASET, "dataset");
}

function onDataset(part: Part): PolicyTarget {
  return { type: DATASET, path: pathOf(part, DATASET, { name: datasetName(part) }) };
}

function storeName(part: Part): string {
  return nameOf(part, STORE, "store");
}

function viewsUri(part: Part): Value {
  const views = entities(part).map((entity) => nameOf(part, VIEW, "view", entity));
  const { region, account } = part.target;
  return join(
    `vertex-features://${region}/${account}/${storeName(part)}/${views.join(",")}?host=`,
    ref(part, "store", "dedicatedServingEndpoint.publicEndpointDomainName"),
  );
}

function dataset(context: LoweringContext): DesiredResource {
  const key = keyName(context);
  return gcpResource(context, {
    name: "dataset",
    type: DATASET,
    at: { name: datasetName(context) },
    holdsData: true,
    properties: {
      datasetReference: { projectId: context.target.account, datasetId: datasetName(context) },
      location: context.target.region,
      description: `Features of ${context.component.id}`,
      defaultEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
  });
}

function tableUri(part: Part, entity: string): string {
  return `bq://${part.target.account}.${datasetName(part)}.${sqlName(entity)}`;
}

function table(context: LoweringContext, entity: string): DesiredResource {
  const time = textSetting(context, "eventTimeColumn");
  return gcpResource(context, {
    name: "table",
    key: entity,
    type: TABLE,
    at: { dataset: datasetName(context), name: sqlName(entity) },
    holdsData: true,
    properties: {
      tableReference: { projectId: context.target.account, datasetId: datasetName(context), tableId: sqlName(entity) },
      schema: { fields: featureColumns(context, entity) },
      timePartitioning: { type: "DAY", field: time },
      clustering: { fields: [entity] },
    },
    dependsOn: ["dataset"],
  });
}

function groupName(part: Part, entity: string): string {
  return nameOf(part, GROUP, "group", entity);
}

function group(context: LoweringContext, entity: string): DesiredResource {
  return gcpResource(context, {
    name: "group",
    key: entity,
    type: GROUP,
    at: { name: groupName(context, entity) },
    properties: {
      description: `${entity} of ${context.component.id}`,
      bigQuery: {
        bigQuerySource: { inputUri: tableUri(context, entity) },
        entityIdColumns: [entity],
        timeSeries: { timestampColumn: textSetting(context, "eventTimeColumn") },
      },
    },
    dependsOn: [addressIn(context, "table", entity)],
  });
}

/** The columns that the settings name, found in the registry by people. */
function features(context: LoweringContext, entity: string): readonly DesiredResource[] {
  return registeredFeatures(context, entity).map((name) =>
    gcpResource(context, {
      name: "feature",
      key: `${entity}.${name}`,
      type: "aiplatform.feature",
      at: { featureGroup: groupName(context, entity), name },
      properties: { description: `${name} of ${entity}`, versionColumnName: name },
      dependsOn: [addressIn(context, "group", entity)],
    }),
  );
}

function store(context: LoweringContext): DesiredResource {
  const key = keyName(context);
  const isLarge = numberSetting(context, "readsPerSecond") > OPTIMIZED_READS_MAX;
  return gcpResource(context, {
    name: "store",
    type: STORE,
    at: { name: storeName(context) },
    holdsData: true,
    properties: {
      ...(isLarge ? { bigtable: { autoScaling: NODES } } : { optimized: {} }),
      dedicatedServingEndpoint: {},
      encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, VERTEX),
    minutes: [10, 40],
  });
}

function view(context: LoweringContext, entity: string): DesiredResource {
  return gcpResource(context, {
    name: "view",
    key: entity,
    type: VIEW,
    at: { featureOnlineStore: storeName(context), name: nameOf(context, VIEW, "view", entity) },
    properties: {
      bigQuerySource: { uri: tableUri(context, entity), entityIdColumns: [entity] },
      syncConfig: { cron: `TZ=Etc/UTC ${syncCron(numberSetting(context, "updateIntervalSeconds"))}` },
    },
    dependsOn: ["store", addressIn(context, "table", entity)],
    minutes: [1, 5],
  });
}

/** How often the copy is renewed: a quarter of an hour is the least that is worth a query. */
function syncCron(seconds: number): string {
  if (seconds >= DAY) return "0 3 * * *";
  return seconds >= HOUR ? "0 * * * *" : "*/15 * * * *";
}
