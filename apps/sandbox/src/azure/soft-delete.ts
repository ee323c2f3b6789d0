import { jsonReply, type Reply } from "../http/exchange.ts";
import { type Json, type JsonObject, textAt } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { type ArmCall, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

/** A service that keeps what was deleted, and its name, until a window ends. */
interface SoftDelete {
  readonly deletedType: string;
  /** Said by whoever asks to have it back. */
  isRecovery(body: JsonObject): boolean;
  refusal(name: string): ArmError;
  describe(model: JsonObject): JsonObject;
}

const SERVICES: Readonly<Record<string, SoftDelete>> = {
  "Microsoft.KeyVault/vaults": {
    deletedType: "Microsoft.KeyVault/deletedVaults",
    isRecovery: (body) => textAt(body, "properties.createMode") === "recover",
    refusal: (name) =>
      new ArmError(
        409,
        "ConflictError",
        `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${name}'.`,
      ),
    describe: ({ id, name, location, tags }) => ({
      name: name ?? "",
      properties: { vaultId: id ?? "", location: location ?? "", tags: tags ?? {} },
    }),
  },
  "Microsoft.CognitiveServices/accounts": {
    deletedType: "Microsoft.CognitiveServices/deletedAccounts",
    isRecovery: ({ properties }) => isTrue(properties, "restore"),
    refusal: (name) =>
      new ArmError(
        409,
        "FlagMustBeSetForRestore",
        `An existing resource with ID '${name}' has been soft-deleted. To restore the resource, you must specify 'restore' to be 'true' in the property.`,
      ),
    describe: ({ id, name, location, tags }) => ({ id: id ?? "", name: name ?? "", location: location ?? "", tags: tags ?? {} }),
  },
};

function isTrue(properties: Json | undefined, key: string): boolean {
  return typeof properties === "object" && properties !== null && !Array.isArray(properties) && (properties as JsonObject)[key] === true;
}

/** What was deleted keeps its name; whoever asks to recover it gets it back with what was below it. */
export async function settleDeleted(call: ResourceCall, body: JsonObject): Promise<void> {
  const service = SERVICES[call.path.type];
  const deleted = service && findDeleted(call, service, call.path.name);
  if (!deleted) return;
  if (!service.isRecovery(body)) throw service.refusal(call.path.name);
  const { store } = call.sandbox;
  const below = (deleted.serviceState["below"] ?? []) as unknown as readonly StoredResource[];
  await Promise.all([
    ...below.map((resource) => store.resources.put(resource)),
    store.resources.remove(deleted, service.deletedType, deleted.identifier),
  ]);
}

/** What goes is kept aside where the service does so. */
export async function keepDeleted(
  { sandbox, caller }: ArmCall,
  { type, model }: StoredResource,
  below: readonly StoredResource[],
): Promise<void> {
  const service = SERVICES[type];
  if (!service) return;
  await sandbox.store.resources.put({
    ...placeOf(caller),
    type: service.deletedType,
    identifier: String(model["name"]).toLowerCase(),
    model,
    serviceState: { below: below as unknown as Json },
    createdAt: sandbox.now(),
  });
}

/** `deletedVaults/<name>` and the like, below a place of the provider. */
export function describeDeleted(call: ArmCall, kind: string, name: string): Reply {
  const service = Object.values(SERVICES).find(({ deletedType }) => deletedType.toLowerCase().endsWith(`/${kind}`));
  const deleted = service && findDeleted(call, service, name);
  if (!deleted) throw new ArmError(404, "ResourceNotFound", `'${name}' is not among what was deleted.`);
  return jsonReply(200, service.describe(deleted.model));
}

function findDeleted({ sandbox, caller }: ArmCall, { deletedType }: SoftDelete, name: string): StoredResource | undefined {
  return sandbox.store.resources.get(placeOf(caller), deletedType, name.toLowerCase());
}
