import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, optionalText } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { armId } from "../arm-id.ts";
import type { VaultSecret } from "../containers/container-program.ts";
import { vaultName } from "../key-vault/vault.ts";
import { azureResource } from "../resource.ts";
import { secretUri } from "../secrets/use-secret.ts";

const SECRET = "Microsoft.KeyVault/vaults/secrets";
const PLACEHOLDER = "REPLACE_ME";

export interface SignIn {
  readonly resources: readonly DesiredResource[];
  /** Variable → entry of the Secrets component. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly vaultSecrets: readonly VaultSecret[];
  readonly addresses: readonly string[];
}

/** The password of the database, and its user when no setting names one: in the entry that the drawing names, else in places that a person fills. */
export function signIn(context: LoweringContext, variables: { readonly user: string; readonly password: string }): SignIn {
  const named = optionalText(context, "secretName");
  const isKnown = named !== undefined && secretUri(context, named) !== undefined;
  const places = [
    ...(optionalText(context, "user") === undefined ? [{ variable: variables.user, name: "database-user" }] : []),
    ...(isKnown ? [] : [{ variable: variables.password, name: "database-password" }]),
  ];
  if (places.length > 0)
    reportPlaces(
      context,
      places.map(({ name }) => name),
    );
  return {
    resources: places.map(({ name }) => place(context, name)),
    secrets: isKnown ? { [variables.password]: named } : {},
    vaultSecrets: places.map(({ variable, name }) => ({
      variable,
      name,
      uri: `https://${vaultName(context)}.vault.azure.net/secrets/${name}`,
    })),
    addresses: places.map(({ name }) => addressIn(context, "secret", name)),
  };
}

function place(context: LoweringContext, name: string): DesiredResource {
  return azureResource(context, {
    name: "secret",
    key: name,
    type: SECRET,
    id: armId(context, SECRET, vaultName(context), name),
    body: { properties: { value: PLACEHOLDER, contentType: "text/plain", attributes: { enabled: true } } },
    dependsOn: ["vault"],
  });
}

function reportPlaces(context: LoweringContext, names: readonly string[]): void {
  context.report({
    severity: "info",
    code: "ZL-AZURE-DATABASE-SECRET",
    message: `“${context.component.title}” signs in with what you put into its vault: ${names.join(" and ")}.`,
    target: { component: context.component.id, setting: "secretName" },
    hint: "Enter it in Key Vault after the first deployment, then restart the container app.",
  });
}
