import { type PropertyMap, sha256Hex } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { searchPartitions } from "../../../sizing/search-partitions.ts";
import { compact } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { allow, identityId, workloadIdentity } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { reportStreams } from "./report-streams.ts";
import { indexName, searchIndex } from "./search-index.ts";

const SERVICE = "Microsoft.Search/searchServices";
const SKU = { prototype: "basic", standard: "standard", production: "standard" } as const;
/** Two answer when one fails, three also take writes then. */
const REPLICAS = { prototype: 1, standard: 2, production: 3 } as const;

/** A search service with one index of vectors and texts. */
export const aiSearch: Lowering = {
  cloud: "azure",
  kind: "vector-store",
  variant: "ai-search",
  service: "Azure AI Search",
  gap: "runs all the time; another size of vectors is another index, which is filled anew",
  minutes: [3, 15],
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "https",
        uri: `aisearch://${serviceName(part)}.search.windows.net/${indexName(part)}`,
        serviceName: serviceName(part),
        serviceId: serviceId(part),
        serviceAddress: addressIn(part, "service"),
        indexName: indexName(part),
        indexAddress: addressIn(part, "index"),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { vectors: (self) => [allow("vectorWriter", serviceId(self), addressIn(self, "service"))] },
    out: { vectors: (self) => [allow("vectorReader", serviceId(self), addressIn(self, "service"))] },
  },
  lower: (context) => {
    const readers = indexersOf(context);
    reportStreams(context);
    return [
      ...workloadIdentity(context),
      azureResource(context, {
        name: "service",
        type: SERVICE,
        id: serviceId(context),
        minutes: [3, 15],
        body: {
          sku: { name: SKU[context.target.tier] },
          identity: actsAs(readers),
          properties: {
            replicaCount: Math.max(REPLICAS[context.target.tier], numberSetting(context, "replicas")),
            partitionCount: searchPartitions(context.target.tier, numberSetting(context, "vectors"), numberSetting(context, "dimension")),
            hostingMode: "Default",
            publicNetworkAccess: "Enabled",
            disableLocalAuth: true,
            semanticSearch: context.target.tier === "prototype" ? "free" : "standard",
          },
        },
        dependsOn: readers.map(({ component }) => addressIn({ component }, "identity")),
      }),
      index(context, readers.length > 0),
    ];
  },
};

/** Embedding that the service does itself, with the identities of those who are drawn for it. */
function indexersOf(context: LoweringContext): readonly Named[] {
  const found = context.incoming("vectors").filter(({ variant }) => variant === "ai-search-indexer");
  return found.map(({ component }) => ({ component, target: context.target }));
}

function actsAs(readers: readonly Named[]): PropertyMap {
  if (readers.length === 0) return { type: "SystemAssigned" };
  return {
    type: "SystemAssigned, UserAssigned",
    userAssignedIdentities: Object.fromEntries(readers.map((reader) => [identityId(reader), {}])),
  };
}

/** Changed in place where the service can; another size of vectors makes another index. */
function index(context: LoweringContext, isFilledByService: boolean) {
  const definition = compact(searchIndex(context, { isFilledByService }));
  const fixed = sha256Hex(JSON.stringify(definition)).slice(0, 16);
  return azureResource(context, {
    name: "index",
    type: "Zerolake.Search/indexes",
    id: `${serviceId(context)}/indexes/${indexName(context)}`,
    body: { service: serviceName(context), index: indexName(context), definition, fixed },
    dependsOn: ["service"],
  });
}

function serviceName(part: Part): string {
  return nameOf(part, SERVICE, "service");
}

function serviceId(part: Part): string {
  return ownId(part, SERVICE, "service");
}
