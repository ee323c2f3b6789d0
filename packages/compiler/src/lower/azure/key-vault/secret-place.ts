import type { DesiredResource } from "@zerolake/resources";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { armId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { vaultName, vaultUri } from "./vault.ts";

const SECRET = "Microsoft.KeyVault/vaults/secrets";
/** ARM makes no secret without a value; what people or the driver enter is a newer version, which is read from then on. */
const PLACEHOLDER = "REPLACE_ME";

/** A named place in the component's own vault, filled later. */
export function secretPlace(part: Named, name: string, value: string = PLACEHOLDER): DesiredResource {
  return azureResource(part, {
    name: "secret",
    key: name,
    type: SECRET,
    id: secretId(part, name),
    body: { properties: { value, contentType: "text/plain", attributes: { enabled: true } } },
    dependsOn: ["vault"],
  });
}

export function secretAddress(part: Pick<Named, "component">, name: string): string {
  return addressIn(part, "secret", name);
}

export function secretId(part: Named, name: string): string {
  return armId(part, SECRET, vaultName(part), name);
}

/** Where the text itself is read, always its newest version. */
export function secretUriIn(part: Named, name: string): string {
  return `${vaultUri(part)}secrets/${name}`;
}
