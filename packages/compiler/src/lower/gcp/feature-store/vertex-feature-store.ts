import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { bigqueryDataset, onDataset } from "../bigquery-dataset.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { featureColumns, registeredFeatures } from "./feature-columns.ts";
import { DATASET, datasetName, entities, tableUri } from "./feature-tables.ts";
import { onlineStore, onlineView, viewsUri } from "./online-store.ts";

const TABLE = "bigquery.table";
const GROUP = "aiplatform.featureGroup";
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
    in: {
      features: (self) => [
        grant("roles/bigquery.dataEditor", onDataset(self, datasetName(self))),
        grant("roles/bigquery.jobUser", onProject(self)),
      ],
    },
    out: {
      features: (self, reader) =>
        ONLINE_ONLY_KINDS.has(reader.component.kind)
          ? // The service has a policy per view; the right to ask the store is the project's.
            [grant("roles/aiplatform.featurestoreDataViewer", onProject(self))]
          : [
              grant("roles/bigquery.dataViewer", onDataset(self, datasetName(self))),
              grant("roles/bigquery.jobUser", onProject(self)),
              grant("roles/bigquery.readSessionUser", onProject(self)),
            ],
    },
  },
  lower: (context) => [
    bigqueryDataset(context, { name: DATASET, description: `Features of ${context.component.id}`, holdsData: true }),
    ...entities(context).flatMap((entity) => [table(context, entity), group(context, entity), ...features(context, entity)]),
    ...(flagSetting(context, "online") ? [onlineStore(context), ...entities(context).map((entity) => onlineView(context, entity))] : []),
  ],
};

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
    dependsOn: [DATASET],
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
