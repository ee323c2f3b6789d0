import { type PropertyMap, reference } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { identityId } from "../access.ts";
import { customerKey } from "../encryption-key/customer-key.ts";

/** The service wants a version of the key; it is told of the one that was there when it was made. */
export function workspaceEncryption(context: LoweringContext): PropertyMap | undefined {
  const vault = context.platform("encryption-key")?.["vaultId"];
  const [keyAddress] = customerKey(context)?.addresses ?? [];
  if (vault === undefined || keyAddress === undefined) return undefined;
  return {
    status: "Enabled",
    identity: { userAssignedIdentity: identityId(context) },
    keyVaultProperties: { keyVaultArmId: vault, keyIdentifier: reference(keyAddress, "properties.keyUriWithVersion") },
  };
}
