import type { StoredResource } from "../store/records.ts";
import { type ArmCall, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

const VAULT = "Microsoft.KeyVault/vaults";
const DELETED_VAULT = "Microsoft.KeyVault/deletedVaults";

/** A deleted vault keeps its name until its window ends. */
export function checkNotDeleted(call: ResourceCall): void {
  if (call.path.type !== VAULT || !findDeleted(call, call.path.name)) return;
  throw new ArmError(
    409,
    "ConflictError",
    `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${call.path.name}'.`,
  );
}

/** What goes is kept aside where the service does so. */
export async function keepDeleted({ sandbox, caller }: ArmCall, { type, model }: StoredResource): Promise<void> {
  if (type !== VAULT) return;
  const name = String(model["name"]);
  await sandbox.store.resources.put({
    ...placeOf(caller),
    type: DELETED_VAULT,
    identifier: name.toLowerCase(),
    model,
    serviceState: {},
    createdAt: sandbox.now(),
  });
}

function findDeleted({ sandbox, caller }: ArmCall, name: string): StoredResource | undefined {
  return sandbox.store.resources.get(placeOf(caller), DELETED_VAULT, name.toLowerCase());
}
