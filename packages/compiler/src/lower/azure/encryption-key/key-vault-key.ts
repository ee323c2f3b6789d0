import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { allow, workloadIdentity } from "../access.ts";
import { armId } from "../arm-id.ts";
import { keyVault, vaultId, vaultName, vaultUri } from "../key-vault/vault.ts";
import { azureResource } from "../resource.ts";

const KEY_NAME = "zl-cmk";
/** Storage and Synapse take RSA keys up to this size. */
const KEY_BITS = 3072;
/** An old version stays valid this long after its successor came. */
const GRACE_DAYS = 30;

/** A vault with one key that encrypts whatever takes a key of ours. */
export const keyVaultKey: Lowering = {
  cloud: "azure",
  kind: "encryption-key",
  variant: "key-vault-key",
  service: "Azure Key Vault",
  gap: "a deleted vault cannot be purged before its window ends, and blocks its name until then",
  minutes: [1, 3],

  outputs: (part) => ({
    ports: {},
    facts: {
      vaultId: vaultId(part),
      vaultAddress: addressIn(part, "vault"),
      customerKey: {
        keyName: KEY_NAME,
        vaultUri: vaultUri(part),
        keyUri: `${vaultUri(part)}keys/${KEY_NAME}`,
        keyAddress: addressIn(part, "key"),
      },
    },
  }),

  lower: (context) => [
    ...workloadIdentity(context, [allow("keyUser", vaultId(context), addressIn(context, "vault"))]),
    // Services refuse a key whose vault could be purged under them.
    keyVault(context, { isPurgeProtected: true, deletionWindowDays: numberSetting(context, "deletionWindowDays") }),
    azureResource(context, {
      name: "key",
      type: "Microsoft.KeyVault/vaults/keys",
      id: armId(context, "Microsoft.KeyVault/vaults/keys", vaultName(context), KEY_NAME),
      body: {
        properties: {
          kty: isProduction(context) ? "RSA-HSM" : "RSA",
          keySize: KEY_BITS,
          keyOps: ["wrapKey", "unwrapKey"],
          attributes: { enabled: true },
          rotationPolicy: rotation(numberSetting(context, "rotationDays")),
        },
      },
      dependsOn: ["vault"],
    }),
  ],
};

function rotation(days: number) {
  return {
    attributes: { expiryTime: `P${days + GRACE_DAYS}D` },
    lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: `P${days}D` } }],
  };
}

function isProduction(context: LoweringContext): boolean {
  return context.target.tier === "production";
}
