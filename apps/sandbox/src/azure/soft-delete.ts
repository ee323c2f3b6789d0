import { jsonReply, type Reply } from "../http/exchange.ts";
import { type Json, type JsonObject, textAt } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { type ArmCall, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

const VAULT = "Microsoft.KeyVault/vaults";
const DELETED_VAULT = "Microsoft.KeyVault/deletedVaults";

/** A deleted vault keeps its name until its window ends; whoever asks to recover it gets it back with its keys. */
export async function settleDeleted(call: ResourceCall, body: JsonObject): Promise<void> {
  const deleted = call.path.type === VAULT ? findDeleted(call, call.path.name) : undefined;
  if (!deleted) return;
  if (textAt(body, "properties.createMode") !== "recover") {
    const message = `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${call.path.name}'.`;
    throw new ArmError(409, "ConflictError", message);
  }
  const { store } = call.sandbox;
  const below = (deleted.serviceState["below"] ?? []) as unknown as readonly StoredResource[];
  await Promise.all([
    ...below.map((resource) => store.resources.put(resource)),
    store.resources.remove(deleted, DELETED_VAULT, deleted.identifier),
  ]);
}

/** What goes is kept aside where the service does so. */
export async function keepDeleted(
  { sandbox, caller }: ArmCall,
  { type, model }: StoredResource,
  below: readonly StoredResource[],
): Promise<void> {
  if (type !== VAULT) return;
  await sandbox.store.resources.put({
    ...placeOf(caller),
    type: DELETED_VAULT,
    identifier: String(model["name"]).toLowerCase(),
    model,
    serviceState: { below: below as unknown as Json },
    createdAt: sandbox.now(),
  });
}

export function describeDeleted(call: ArmCall, name: string): Reply {
  const deleted = findDeleted(call, name);
  if (!deleted) throw new ArmError(404, "DeletedVaultNotFound", `The specified deleted vault '${name}' does not exist.`);
  const { id, location, tags } = deleted.model;
  return jsonReply(200, { name, properties: { vaultId: id, location, tags: tags ?? {} } });
}

function findDeleted({ sandbox, caller }: ArmCall, name: string): StoredResource | undefined {
  return sandbox.store.resources.get(placeOf(caller), DELETED_VAULT, name.toLowerCase());
}
