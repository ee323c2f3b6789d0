import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { documentThroughput } from "../../../sizing/document-throughput.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, allow, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";
import { reportStreams } from "./report-streams.ts";

const ACCOUNT = "Microsoft.DocumentDB/databaseAccounts";
const DATABASE = "vectors";
const CONTAINER = "items";
const METRICS: Readonly<Record<string, string>> = { cosine: "cosine", euclidean: "euclidean", dot: "dotproduct" };

/** Documents with their vectors, found by a DiskANN index. */
export const cosmosVector: Lowering = {
  cloud: "azure",
  kind: "vector-store",
  variant: "cosmos-vector",
  service: "Azure Cosmos DB for NoSQL",
  gap: "the size of vectors, their metric and the index stay as they are made; another one is another container, which is filled anew",
  minutes: [4, 12],
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "https",
        uri: `cosmos://${host(part)}/${DATABASE}/${CONTAINER}?metric=${textSetting(part, "metric")}`,
        host: host(part),
        databaseName: DATABASE,
        containerName: CONTAINER,
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { vectors: (self) => [allow("documentWriter", accountId(self), addressIn(self, "container"))] },
    out: { vectors: (self) => [allow("documentReader", accountId(self), addressIn(self, "container"))] },
  },
  lower: (context) => {
    reportStreams(context);
    return [...workloadIdentity(context), account(context), ...vectorContainer(context)];
  },
};

function account(context: LoweringContext): DesiredResource {
  const { tier, region } = context.target;
  const key = customerKey(context);
  return azureResource(context, {
    name: "account",
    type: ACCOUNT,
    id: accountId(context),
    minutes: [3, 10],
    body: {
      kind: "GlobalDocumentDB",
      identity: actsAsItself(context),
      properties: {
        databaseAccountOfferType: "Standard",
        locations: [{ locationName: region, failoverPriority: 0, isZoneRedundant: tier === "production" }],
        consistencyPolicy: { defaultConsistencyLevel: "Session" },
        capabilities: [{ name: "EnableNoSQLVectorSearch" }, ...(tier === "prototype" ? [{ name: "EnableServerless" }] : [])],
        disableLocalAuth: true,
        publicNetworkAccess: "Enabled",
        minimalTlsVersion: "Tls12",
        backupPolicy: { type: "Continuous", continuousModeProperties: { tier: "Continuous7Days" } },
        keyVaultKeyUri: key?.keyUri,
        defaultIdentity: key && `UserAssignedIdentity=${identityId(context)}`,
      },
    },
    dependsOn: [...rolesOf(context), ...(key?.addresses ?? [])],
  });
}

function vectorContainer(context: LoweringContext): DesiredResource[] {
  const databaseId = `${accountId(context)}/sqlDatabases/${DATABASE}`;
  const maxThroughput = documentThroughput(context);
  return [
    azureResource(context, {
      name: "database",
      type: `${ACCOUNT}/sqlDatabases`,
      id: databaseId,
      body: { properties: { resource: { id: DATABASE } } },
      dependsOn: ["account"],
    }),
    azureResource(context, {
      name: "container",
      type: `${ACCOUNT}/sqlDatabases/containers`,
      id: `${databaseId}/containers/${CONTAINER}`,
      body: {
        properties: {
          resource: { id: CONTAINER, partitionKey: { kind: "Hash", paths: ["/id"], version: 2 }, ...index(context) },
          options: maxThroughput === undefined ? undefined : { autoscaleSettings: { maxThroughput } },
        },
      },
      dependsOn: ["database"],
    }),
  ];
}

/** Vectors are kept out of the index of words: it would cost more than the search. */
function index(part: Part) {
  return {
    vectorEmbeddingPolicy: {
      vectorEmbeddings: [
        {
          path: "/embedding",
          // Half of the bits is the smallest number that is searched without rescaling it first.
          dataType: textSetting(part, "quantization") === "none" ? "float32" : "float16",
          dimensions: numberSetting(part, "dimension"),
          distanceFunction: METRICS[textSetting(part, "metric")] ?? "cosine",
        },
      ],
    },
    indexingPolicy: {
      automatic: true,
      indexingMode: "consistent",
      includedPaths: [{ path: "/*" }],
      excludedPaths: [{ path: "/embedding/*" }, { path: '/"_etag"/?' }],
      vectorIndexes: [{ path: "/embedding", type: "diskANN" }],
    },
  };
}

function host(part: Part): string {
  return `${nameOf(part, ACCOUNT, "account")}.documents.azure.com`;
}

function accountId(part: Part): string {
  return ownId(part, ACCOUNT, "account");
}
