import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { COLLECTION, collectionAccess, collectionName, collectionPolicies } from "./opensearch-access.ts";

const INDEX = "AWS::OpenSearchServerless::Index";
/** Build and search breadth of the graph: higher finds more and costs more. */
const HNSW_BREADTH = 512;

const SPACE_TYPES: Readonly<Record<string, string>> = { cosine: "cosinesimil", euclidean: "l2", dot: "innerproduct" };

/** A serverless collection with one index for vectors and their text. */
export const opensearch: Lowering = {
  cloud: "aws",
  kind: "vector-store",
  variant: "opensearch",
  service: "Amazon OpenSearch Serverless",
  gap: "a smallest size is billed also while idle: two units with standby, one without",
  minutes: [4, 12],

  outputs: (part) => {
    const host = join(ref(part, "collection", "Id"), `.${part.target.region}.aoss.amazonaws.com`);
    return {
      ports: {
        vectors: {
          protocol: "opensearch",
          uri: join("opensearch://", host, `/${indexName(part)}?region=${part.target.region}&service=aoss`),
          collectionEndpoint: ref(part, "collection", "CollectionEndpoint"),
          collectionArn: ref(part, "collection", "Arn"),
          collectionId: ref(part, "collection", "Id"),
          indexName: indexName(part),
          dimension: numberSetting(part, "dimension"),
          metric: textSetting(part, "metric"),
          isPrivate: part.target.tier === "production" && part.has("network"),
          region: part.target.region,
        },
      },
    };
  },

  // What a caller may do inside stands in the collection's own access policy.
  grants: {
    in: { vectors: (self) => [allow(["aoss:APIAccessAll"], [ref(self, "collection", "Arn")])] },
    out: { vectors: (self) => [allow(["aoss:APIAccessAll"], [ref(self, "collection", "Arn")])] },
  },

  lower: (context) => [...collectionPolicies(context), collection(context), collectionAccess(context), index(context)],
};

function collection(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "collection",
    type: COLLECTION,
    minutes: [3, 10],
    properties: {
      Name: collectionName(context),
      Type: "VECTORSEARCH",
      Description: `Vectors of ${context.component.id}`,
      StandbyReplicas: context.target.tier === "prototype" ? "DISABLED" : "ENABLED",
    },
    dependsOn: ["encryptionPolicy", "networkPolicy"],
  });
}

function index(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "index",
    type: INDEX,
    minutes: [1, 3],
    properties: {
      CollectionEndpoint: ref(context, "collection", "CollectionEndpoint"),
      IndexName: indexName(context),
      Settings: { Index: { Knn: true, KnnAlgoParamEfSearch: HNSW_BREADTH } },
      Mappings: {
        Properties: {
          vector: {
            Type: "knn_vector",
            Dimension: numberSetting(context, "dimension"),
            Method: {
              Engine: "faiss",
              Name: "hnsw",
              SpaceType: SPACE_TYPES[textSetting(context, "metric")] ?? "cosinesimil",
              Parameters: { EfConstruction: HNSW_BREADTH, M: numberSetting(context, "hnswM") },
            },
          },
          text: { Type: "text", Index: true },
        },
      },
    },
    dependsOn: ["accessPolicy"],
  });
}

function indexName(part: Part): string {
  return nameOf(part, INDEX, "index");
}
