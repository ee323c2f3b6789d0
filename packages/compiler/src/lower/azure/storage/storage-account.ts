import type { DesiredResource, Tier } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { actsAsItself, allow, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";
import type { RoleName } from "../roles.ts";

const ACCOUNT = "Microsoft.Storage/storageAccounts";
const CONTAINER = "Microsoft.Storage/storageAccounts/blobServices/containers";
/** Copies in one data centre, or in three zones. */
const SKU: Readonly<Record<Tier, string>> = { prototype: "Standard_LRS", standard: "Standard_ZRS", production: "Standard_ZRS" };
/** Deleted files and containers can be had back for so long. */
const UNDELETE_DAYS: Readonly<Record<Tier, number>> = { prototype: 7, standard: 14, production: 30 };

export interface StorageAccount {
  /** Container names: 3 to 63 of `[a-z0-9-]`. */
  readonly containers: readonly string[];
  /** False for what the next deployment puts there again. */
  readonly holdsData: boolean;
  /** Without folders: only such an account keeps versions of its files. */
  readonly isFlat?: true;
  readonly keepsVersions?: boolean;
  /** Partners sign in by SFTP; the account has to have folders. */
  readonly takesSftp?: boolean;
}

export function accountName(part: Named): string {
  return nameOf(part, ACCOUNT, "account");
}

export function accountId(part: Named): string {
  return armId(part, ACCOUNT, accountName(part));
}

export function containerId(part: Named, container: string): string {
  return armId(part, CONTAINER, accountName(part), "default", container);
}

/** A role on one container of the component's account. */
export function allowContainer(part: Named, role: RoleName, container: string) {
  return allow(role, containerId(part, container), addressIn(part, "container", container));
}

/** Where the files of a container are, as every engine on Azure writes it. */
export function containerUri(part: Named, container: string): string {
  return `abfss://${container}@${accountName(part)}.dfs.core.windows.net/`;
}

export function dfsEndpoint(part: Named): string {
  return `https://${accountName(part)}.dfs.core.windows.net`;
}

/** An account with folders, reached by identities only, its containers, and the identity that uses the customer key. */
export function storageAccount(context: LoweringContext, account: StorageAccount): readonly DesiredResource[] {
  const { containers, holdsData, isFlat = false } = account;
  const key = customerKey(context);
  return [
    ...workloadIdentity(context),
    azureResource(context, {
      name: "account",
      type: ACCOUNT,
      id: accountId(context),
      holdsData,
      body: {
        kind: "StorageV2",
        sku: { name: SKU[context.target.tier] },
        identity: key && actsAsItself(context),
        properties: {
          accessTier: "Hot",
          isHnsEnabled: !isFlat,
          minimumTlsVersion: "TLS1_2",
          supportsHttpsTrafficOnly: true,
          allowBlobPublicAccess: false,
          allowSharedKeyAccess: false,
          defaultToOAuthAuthentication: true,
          allowCrossTenantReplication: false,
          publicNetworkAccess: "Enabled",
          networkAcls: { bypass: "AzureServices", defaultAction: "Allow" },
          encryption: encryption(context),
          ...(account.takesSftp ? { isSftpEnabled: true, isLocalUserEnabled: true } : {}),
        },
      },
      dependsOn: key ? [...key.addresses, ...rolesOf(context)] : [],
    }),
    ...blobService(context, account.keepsVersions ?? false),
    ...containers.map((container) =>
      azureResource(context, {
        name: "container",
        key: container,
        type: CONTAINER,
        id: containerId(context, container),
        holdsData,
        body: { properties: { publicAccess: "None" } },
        dependsOn: ["blobService"],
      }),
    ),
  ];
}

function blobService(context: LoweringContext, keepsVersions: boolean): readonly DesiredResource[] {
  const policy = { enabled: true, days: UNDELETE_DAYS[context.target.tier] };
  return [
    azureResource(context, {
      name: "blobService",
      type: "Microsoft.Storage/storageAccounts/blobServices",
      id: armId(context, "Microsoft.Storage/storageAccounts/blobServices", accountName(context), "default"),
      body: {
        properties: {
          deleteRetentionPolicy: policy,
          containerDeleteRetentionPolicy: policy,
          isVersioningEnabled: keepsVersions ? true : undefined,
        },
      },
      dependsOn: ["account"],
    }),
  ];
}

function encryption(context: LoweringContext): LooseMap {
  const key = customerKey(context);
  if (!key) return { keySource: "Microsoft.Storage", requireInfrastructureEncryption: context.target.tier === "production" };
  return {
    keySource: "Microsoft.Keyvault",
    identity: { userAssignedIdentity: identityId(context) },
    keyvaultproperties: { keyname: key.keyName, keyvaulturi: key.vaultUri },
  };
}
