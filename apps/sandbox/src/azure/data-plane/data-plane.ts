import type { Reply } from "../../http/exchange.ts";
import { type ArmCall, placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { answerBlobs } from "./blobs.ts";
import { answerPurview } from "./purview-sources.ts";
import { answerSearch } from "./search-service.ts";
import type { ServiceCall } from "./service-call.ts";
import { answerSynapse } from "./synapse-workspaces.ts";
import { answerVault } from "./vault-secrets.ts";

/** `/data-plane/<host>/<path>`: the services' own addresses, which ARM does not know, behind the one of the sandbox. */
const PATH =
  /^\/data-plane\/([a-z0-9-]+)\.(search\.windows\.net|blob\.core\.windows\.net|dev\.azuresynapse\.net|vault\.azure\.net|purview\.azure\.com)(\/.*)$/;

export function isDataPlane(path: string): boolean {
  return PATH.test(path);
}

const SERVICES: Readonly<Record<string, { readonly type: string; answer(call: ServiceCall): Promise<Reply> | Reply }>> = {
  "search.windows.net": { type: "Microsoft.Search/searchServices", answer: answerSearch },
  "blob.core.windows.net": { type: "Microsoft.Storage/storageAccounts", answer: answerBlobs },
  "dev.azuresynapse.net": { type: "Microsoft.Synapse/workspaces", answer: answerSynapse },
  "purview.azure.com": { type: "Microsoft.Purview/accounts", answer: answerPurview },
  "vault.azure.net": { type: "Microsoft.KeyVault/vaults", answer: answerVault },
};

export async function answerDataPlane(call: ArmCall): Promise<Reply> {
  const [, name = "", domain = "", path = ""] = PATH.exec(call.exchange.path) ?? [];
  const found = SERVICES[domain];
  const service = found && call.sandbox.store.resources.list(placeOf(call.caller), found.type).find(({ model }) => model["name"] === name);
  if (!found || !service) throw new ArmError(404, "ResourceNotFound", `There is no ${name}.${domain}.`);
  return found.answer({ ...call, service, path });
}
