import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, optionalText } from "../../../lowering.ts";
import { keepingVault, officerRight } from "../key-vault/keeping-vault.ts";
import { secretAddress, secretPlace, secretUriIn } from "../key-vault/secret-place.ts";
import { secretEntry, secretUri } from "../secrets/use-secret.ts";

/** Where the sign-in of a database lies that a service outside the cloud follows; the driver reads it just before its call. */
export interface KeptSignIn {
  /** Name of the secret, for people. */
  readonly name: string;
  readonly resources: readonly DesiredResource[];
  readonly uri: string;
  readonly address: string;
}

/** The named entry of the Secrets component, else a place of its own that people fill, which begins with `text`. */
export function keptSignIn(context: LoweringContext, place: { readonly name: string; readonly text?: string }): KeptSignIn {
  const named = optionalText(context, "secretName");
  const [entry, uri] = named === undefined ? [] : [secretEntry(context, named), secretUri(context, named)];
  if (named !== undefined && entry && uri !== undefined)
    return { name: named, resources: [officerRight(context, entry.id, entry.address)], uri, address: entry.address };
  return {
    name: place.name,
    resources: [...keepingVault(context), secretPlace(context, place.name, place.text)],
    uri: secretUriIn(context, place.name),
    address: secretAddress(context, place.name),
  };
}
