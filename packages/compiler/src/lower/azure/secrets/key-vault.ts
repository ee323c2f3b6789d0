import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { workloadIdentity } from "../access.ts";
import { armId } from "../arm-id.ts";
import { keyVault, vaultId, vaultName } from "../key-vault/vault.ts";
import { azureResource } from "../resource.ts";

const SECRET = "Microsoft.KeyVault/vaults/secrets";
/** ARM makes no secret without a value; what people enter is a newer version, which is read from then on. */
const PLACEHOLDER = "REPLACE_ME";

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
      vaultUri: `https://${vaultName(part)}.vault.azure.net/`,
      uris: byName(part, (name) => `https://${vaultName(part)}.vault.azure.net/secrets/${name}`),
      ids: byName(part, (name) => secretId(part, name)),
      addresses: byName(part, (name) => addressIn(part, "secret", name)),
    },
  }),
  lower: (context) => [
    ...workloadIdentity(context),
    keyVault(context, { isPurgeProtected: context.target.tier === "production" }),
    ...listSetting(context, "names").map((name) => place(context, name)),
  ],
};

function place(context: LoweringContext, name: string): DesiredResource {
  return azureResource(context, {
    name: "secret",
    key: name,
    type: SECRET,
    id: secretId(context, name),
    body: { properties: { value: PLACEHOLDER, contentType: "text/plain", attributes: { enabled: true } } },
    dependsOn: ["vault"],
  });
}

function byName(part: Part, valueOf: (name: string) => string) {
  return Object.fromEntries(listSetting(part, "names").map((name) => [name, valueOf(name)]));
}

function secretId(part: Part, name: string): string {
  return armId(part, SECRET, vaultId(part).split("/").at(-1) ?? "", name);
}
