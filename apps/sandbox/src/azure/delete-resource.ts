import { emptyReply, type Reply } from "../http/exchange.ts";
import type { StoredResource } from "../store/records.ts";
import { acceptChange } from "./accept-change.ts";
import { findById, keyOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { checkUnused } from "./integrity.ts";
import { keepDeleted } from "./soft-delete.ts";

/** Deletes a resource and everything below it. What is not there answers 204. */
export async function deleteResource(call: ResourceCall): Promise<Reply> {
  const { path, sandbox } = call;
  const existing = findById(call, path.id);
  if (!existing) return emptyReply(204);
  if (path.type === "Microsoft.KeyVault/vaults/keys") {
    throw new ArmError(405, "MethodNotAllowed", "Keys are deleted through the vault's own address.");
  }
  checkUnused(call);
  const below = sandbox.store.resources
    .listAccount(call.caller.subscription)
    .filter(({ identifier }) => identifier.startsWith(`${keyOf(path.id)}/`));
  const reply = await acceptChange(call, { verb: "DELETE", model: null });
  await Promise.all([existing, ...below].map((resource) => keepDeleted(call, resource, childrenOf(resource, below))));
  await Promise.all(below.map((resource) => sandbox.store.resources.remove(resource, resource.type, resource.identifier)));
  return reply;
}

function childrenOf({ identifier }: StoredResource, all: readonly StoredResource[]): readonly StoredResource[] {
  return all.filter(
    (resource) => resource.identifier.startsWith(`${identifier}/`) && !resource.identifier.includes("/providers/", identifier.length),
  );
}
