import { jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { keyOf, placeOf } from "../arm-call.ts";
import { ArmError } from "../arm-error.ts";
import { readBody } from "../put-resource.ts";
import { principalOf } from "../tokens.ts";
import type { ServiceCall } from "./service-call.ts";

const SECRET = "Microsoft.KeyVault/vaults/secrets";
/** Key Vault Secrets Officer and Key Vault Administrator: the roles with which texts are read and written. */
const WRITERS = /\/(b86a8fe4-44ce-4948-aee5-eccb2c155cd7|00482a5a-887f-4fb3-b363-3b7fe8e74483)$/;

/** Texts of a vault, by the secret's own address; ARM knows that they are there and never what they are. */
export async function answerVault(call: ServiceCall): Promise<Reply> {
  const name = /^\/secrets\/([0-9A-Za-z-]{1,127})$/.exec(call.path)?.[1];
  if (name === undefined) throw new ArmError(404, "ResourceNotFound", `The vault has no ${call.path}.`);
  const id = `${String(call.service.model["id"])}/secrets/${name}`;
  if (!mayOpen(call, id)) throw new ArmError(403, "Forbidden", "Caller is not authorized to perform action on resource (ForbiddenByRbac).");
  const existing = call.sandbox.store.resources.get(placeOf(call.caller), SECRET, keyOf(id));
  switch (call.exchange.method) {
    case "GET":
      return jsonReply(200, { id: addressOf(call, name), value: textOf(existing, name) });
    case "PUT":
      return write(call, { id, name, existing });
    default:
      throw new ArmError(405, "MethodNotAllowed", `A secret takes no ${call.exchange.method} here.`);
  }
}

/** By a role on the vault or on the one secret. */
function mayOpen({ caller, sandbox }: ServiceCall, secretId: string): boolean {
  const principal = principalOf(caller.clientId);
  return sandbox.store.resources.list(placeOf(caller), "Microsoft.Authorization/roleAssignments").some(({ identifier, model }) => {
    const { principalId, roleDefinitionId } = (isObject(model["properties"]) ? model["properties"] : {}) as Readonly<
      Record<string, unknown>
    >;
    const [scope = ""] = identifier.split(/\/providers\/microsoft\.authorization\//i);
    return principalId === principal && WRITERS.test(String(roleDefinitionId)) && isWithin(keyOf(secretId), scope);
  });
}

function isWithin(id: string, scope: string): boolean {
  const within = keyOf(scope);
  return id === within || id.startsWith(`${within}/`);
}

interface Written {
  readonly id: string;
  readonly name: string;
  readonly existing: StoredResource | undefined;
}

async function write(call: ServiceCall, { id, name, existing }: Written): Promise<Reply> {
  const { value } = readBody(call.exchange);
  if (typeof value !== "string") throw new ArmError(400, "BadParameter", "A secret has a value.");
  const model = existing?.model ?? { id, name, type: SECRET, properties: { contentType: "text/plain", attributes: { enabled: true } } };
  const createdAt = existing?.createdAt ?? call.sandbox.now();
  const serviceState = { ...existing?.serviceState, text: value };
  await call.sandbox.store.resources.put({
    ...placeOf(call.caller),
    type: SECRET,
    identifier: keyOf(id),
    model,
    serviceState,
    createdAt,
  });
  return jsonReply(200, { id: addressOf(call, name), value });
}

/** What was written last, here or when ARM made the secret; ARM's own answer never holds it. */
function textOf(secret: StoredResource | undefined, name: string): string {
  const text = secret?.serviceState["text"];
  if (typeof text === "string") return text;
  throw new ArmError(404, "SecretNotFound", `A secret with (name/id) ${name} was not found in this key vault.`);
}

function addressOf({ service }: ServiceCall, name: string): string {
  return `https://${String(service.model["name"])}.vault.azure.net/secrets/${name}`;
}
