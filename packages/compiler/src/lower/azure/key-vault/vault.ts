import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { allow } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const VAULT = "Microsoft.KeyVault/vaults";
/** A deleted vault can be had back for so long, unless a setting says otherwise. */
const DELETION_WINDOW_DAYS = 7;

export interface VaultForm {
  /** Nobody can empty it before its window ends; ARM takes only yes, and never a way back. */
  readonly isPurgeProtected: boolean;
  readonly deletionWindowDays?: number;
}

export function vaultName(part: Named): string {
  return nameOf(part, VAULT, "vault");
}

export function vaultId(part: Named): string {
  return armId(part, VAULT, vaultName(part));
}

/** Where the vault itself is asked, with a slash at its end. */
export function vaultUri(part: Named): string {
  return `https://${vaultName(part)}.vault.azure.net/`;
}

/** The right to read every secret of the component's own vault. */
export function readVault(part: Named): Statement {
  return allow("secretReader", vaultId(part), addressIn(part, "vault"));
}

/** The component's own vault, read by roles only. Its tenant is that of the component's identity. */
export function keyVault(context: LoweringContext, { isPurgeProtected, deletionWindowDays }: VaultForm): DesiredResource {
  return azureResource(context, {
    name: "vault",
    type: VAULT,
    id: vaultId(context),
    minutes: [0, 1],
    body: {
      properties: {
        tenantId: ref(context, "identity", "properties.tenantId"),
        sku: { family: "A", name: context.target.tier === "production" ? "premium" : "standard" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        enablePurgeProtection: isPurgeProtected ? true : undefined,
        softDeleteRetentionInDays: deletionWindowDays ?? DELETION_WINDOW_DAYS,
        publicNetworkAccess: "enabled",
        networkAcls: { bypass: "AzureServices", defaultAction: "Allow" },
      },
    },
  });
}
