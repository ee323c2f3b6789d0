import { jsonReply, type Reply } from "../../http/exchange.ts";
import { textAt } from "../../json.ts";
import type { ArmCall } from "../arm-call.ts";
import { readBody } from "../put-resource.ts";

/** Whose names are taken in the whole world, by the provider that is asked. */
const NAMED: Readonly<Record<string, string>> = {
  "microsoft.containerregistry": "Microsoft.ContainerRegistry/registries",
  "microsoft.dbforpostgresql": "Microsoft.DBforPostgreSQL/flexibleServers",
  "microsoft.devices": "Microsoft.Devices/IotHubs",
  "microsoft.eventhub": "Microsoft.EventHub/namespaces",
  "microsoft.keyvault": "Microsoft.KeyVault/vaults",
  "microsoft.purview": "Microsoft.Purview/accounts",
  "microsoft.search": "Microsoft.Search/searchServices",
  "microsoft.storage": "Microsoft.Storage/storageAccounts",
};

/** `POST …/checkNameAvailability`: taken by anybody's resource of the service, or because a condition says so. */
export function checkName({ sandbox, caller, exchange }: ArmCall, namespace: string): Reply | undefined {
  const type = NAMED[namespace.toLowerCase()];
  if (type === undefined) return undefined;
  const name = textAt(readBody(exchange), "name") ?? "";
  const isTaken =
    sandbox.conditions.holds(caller.subscription, "takenName", name) ||
    sandbox.store.resources.listEverywhere(type).some(({ model }) => model["name"] === name);
  if (!isTaken) return jsonReply(200, { nameAvailable: true });
  return jsonReply(200, { nameAvailable: false, reason: "AlreadyExists", message: `The name ${name} is already taken.` });
}
