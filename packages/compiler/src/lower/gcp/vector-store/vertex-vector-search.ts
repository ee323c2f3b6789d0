import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { grant, onProject } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const INDEX = "aiplatform.index";
const ENDPOINT = "aiplatform.indexEndpoint";
const DEPLOYED = "aiplatform.deployedIndex";
const VERTEX = "aiplatform.googleapis.com";
const METADATA_SCHEMA = "gs://google-cloud-aiplatform/schema/matchingengine/metadata/nearest_neighbor_search_1.0.0.yaml";
const DISTANCES: Readonly<Record<string, string>> = {
  cosine: "COSINE_DISTANCE",
  dot: "DOT_PRODUCT_DISTANCE",
  euclidean: "SQUARED_L2_DISTANCE",
};
const NEIGHBOURS = 150;
const LEAF = { leafNodeEmbeddingCount: "1000", leafNodesToSearchPercent: 5 } as const;
/** Above this many vectors a shard of the smallest size does not do. */
const SMALL_VECTORS_MAX = 10_000_000;
const SHARDS = {
  small: { size: "SHARD_SIZE_SMALL", machine: "e2-standard-2" },
  medium: { size: "SHARD_SIZE_MEDIUM", machine: "e2-standard-16" },
} as const;
const QUERIES_PER_REPLICA = 200;

/** An index that takes vectors one by one, and machines that answer for it. */
export const vertexVectorSearch: Lowering = {
  cloud: "gcp",
  kind: "vector-store",
  variant: "vertex-vector-search",
  service: "Vertex AI Vector Search",
  gap: "machines answer and are paid all the time; no keyword search; its address is public, behind identities",
  minutes: [40, 90],
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "vertex-vector-search",
        uri: join(
          "vertex-vectors://",
          ref(part, "endpoint", "publicEndpointDomainName"),
          `/${deployedId(part)}?endpoint=`,
          ref(part, "endpoint", "name"),
          "&index=",
          ref(part, "index", "name"),
        ),
        dimension: numberSetting(part, "dimension"),
        metric: textSetting(part, "metric"),
        region: part.target.region,
      },
    },
  }),
  // The service has no policy per index.
  grants: {
    in: { vectors: (self) => [grant("roles/aiplatform.user", onProject(self))] },
    out: { vectors: (self) => [grant("roles/aiplatform.user", onProject(self))] },
  },
  lower: (context) => [index(context), endpoint(context), deployed(context)],
};

function deployedId(part: Part): string {
  return nameOf(part, DEPLOYED, "deployed");
}

function shardOf(part: Part) {
  return numberSetting(part, "vectors") > SMALL_VECTORS_MAX ? SHARDS.medium : SHARDS.small;
}

function encryption(context: LoweringContext) {
  const key = keyName(context);
  return key === undefined ? undefined : { kmsKeyName: key };
}

function index(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "index",
    type: INDEX,
    holdsData: true,
    properties: {
      displayName: context.component.title,
      description: `Vectors of ${context.component.id}`,
      metadataSchemaUri: METADATA_SCHEMA,
      indexUpdateMethod: "STREAM_UPDATE",
      metadata: {
        config: {
          dimensions: numberSetting(context, "dimension"),
          approximateNeighborsCount: NEIGHBOURS,
          distanceMeasureType: DISTANCES[textSetting(context, "metric")],
          shardSize: shardOf(context).size,
          algorithmConfig: { treeAhConfig: LEAF },
        },
      },
      encryptionSpec: encryption(context),
    },
    dependsOn: afterKeyGrant(context, VERTEX),
    minutes: [5, 60],
  });
}

function endpoint(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "endpoint",
    type: ENDPOINT,
    properties: {
      displayName: context.component.title,
      description: `Answers of ${context.component.id}`,
      publicEndpointEnabled: true,
      encryptionSpec: encryption(context),
    },
    dependsOn: afterKeyGrant(context, VERTEX),
  });
}

function deployed(context: LoweringContext): DesiredResource {
  const id = deployedId(context);
  const min = context.target.tier === "production" ? 2 : 1;
  return gcpResource(context, {
    name: "deployed",
    type: DEPLOYED,
    // The service chooses the name of the endpoint.
    path: join(ref(context, "endpoint", "name"), `/deployedIndexes/${id}`),
    properties: {
      id,
      index: ref(context, "index", "name"),
      displayName: context.component.title,
      dedicatedResources: {
        machineSpec: { machineType: shardOf(context).machine },
        minReplicaCount: min,
        maxReplicaCount: Math.max(min, Math.ceil(numberSetting(context, "queriesPerSecond") / QUERIES_PER_REPLICA)),
      },
    },
    dependsOn: [addressIn(context, "index"), addressIn(context, "endpoint")],
    minutes: [20, 60],
  });
}
