import { type Lowering, listSetting, type Part } from "../../../lowering.ts";
import { workloadIdentity } from "../access.ts";
import { secretAddress, secretId, secretPlace, secretUriIn } from "../key-vault/secret-place.ts";
import { keyVault, vaultUri } from "../key-vault/vault.ts";

/** Named places for secrets. People fill them in the portal; their text never passes through a plan or a journal. */
export const keyVaultSecrets: Lowering = {
  cloud: "azure",
  kind: "secrets",
  variant: "key-vault",
  service: "Azure Key Vault",
  gap: "values are entered by people, never stored by Zerolake; a deleted vault keeps its name until its window ends",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {},
    facts: {
      vaultUri: vaultUri(part),
      uris: byName(part, (name) => secretUriIn(part, name)),
      ids: byName(part, (name) => secretId(part, name)),
      addresses: byName(part, (name) => secretAddress(part, name)),
    },
  }),
  lower: (context) => [
    ...workloadIdentity(context),
    keyVault(context, { isPurgeProtected: context.target.tier === "production" }),
    ...listSetting(context, "names").map((name) => secretPlace(context, name)),
  ],
};

function byName(part: Part, valueOf: (name: string) => string) {
  return Object.fromEntries(listSetting(part, "names").map((name) => [name, valueOf(name)]));
}
