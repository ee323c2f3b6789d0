import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { clientId, identityId } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const REDIS = "Microsoft.Cache/redisEnterprise";
const SKU = { prototype: "Balanced_B0", standard: "Balanced_B1", production: "Balanced_B5" } as const;
/** Name under which the feature store finds it. */
export const ONLINE_CONNECTION = "online-store";

/** The latest values in memory, opened with identities only. */
export function onlineStore(context: LoweringContext, storeId: string): readonly DesiredResource[] {
  const redisId = ownId(context, REDIS, "redis");
  return [
    azureResource(context, {
      name: "redis",
      type: REDIS,
      id: redisId,
      minutes: [5, 15],
      body: {
        sku: { name: SKU[context.target.tier] },
        properties: {
          minimumTlsVersion: "1.2",
          highAvailability: context.target.tier === "prototype" ? "Disabled" : "Enabled",
          publicNetworkAccess: "Enabled",
        },
      },
    }),
    azureResource(context, {
      name: "database",
      type: `${REDIS}/databases`,
      id: `${redisId}/databases/default`,
      minutes: [1, 5],
      body: {
        properties: {
          clientProtocol: "Encrypted",
          evictionPolicy: "NoEviction",
          clusteringPolicy: "EnterpriseCluster",
          accessKeysAuthentication: "Disabled",
        },
      },
      dependsOn: ["redis"],
    }),
    azureResource(context, {
      name: "redisAccess",
      type: `${REDIS}/databases/accessPolicyAssignments`,
      id: `${redisId}/databases/default/accessPolicyAssignments/store`,
      body: { properties: { accessPolicyName: "default", user: { objectId: ref(context, "identity", "properties.principalId") } } },
      dependsOn: ["database"],
    }),
    azureResource(context, {
      name: "online",
      type: "Microsoft.MachineLearningServices/workspaces/connections",
      id: `${storeId}/connections/${ONLINE_CONNECTION}`,
      body: {
        properties: {
          authType: "ManagedIdentity",
          category: "Redis",
          target: redisId,
          credentials: { clientId: clientId(context), resourceId: identityId(context) },
        },
      },
      dependsOn: ["store", "redisAccess"],
    }),
  ];
}
