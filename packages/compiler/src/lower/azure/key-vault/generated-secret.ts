import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { azureResource } from "../resource.ts";
import { officerAddress } from "./keeping-vault.ts";
import { secretUriIn } from "./secret-place.ts";
import { vaultId } from "./vault.ts";

const SECRET = "generated";

/** A secret that nobody chooses or sees: the driver throws it by dice and puts it into the component's vault (`keepingVault`). */
export function generatedSecret(context: LoweringContext, name: string): DesiredResource {
  return azureResource(context, {
    name: SECRET,
    key: name,
    type: "Zerolake.KeyVault/generatedSecrets",
    id: `${vaultId(context)}/generatedSecrets/${name}`,
    body: { uri: secretUriIn(context, name) },
    dependsOn: ["vault", officerAddress(context)],
  });
}

export function generatedAddress(part: Pick<Named, "component">, name: string): string {
  return addressIn(part, SECRET, name);
}
