import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, optionalText } from "../../../lowering.ts";
import type { VaultSecret } from "../containers/container-program.ts";
import { secretAddress, secretPlace, secretUriIn } from "../key-vault/secret-place.ts";
import { secretUri } from "../secrets/use-secret.ts";

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
    resources: places.map(({ name }) => secretPlace(context, name)),
    secrets: isKnown ? { [variables.password]: named } : {},
    vaultSecrets: places.map(({ variable, name }) => ({ variable, name, uri: secretUriIn(context, name) })),
    addresses: places.map(({ name }) => secretAddress(context, name)),
  };
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
