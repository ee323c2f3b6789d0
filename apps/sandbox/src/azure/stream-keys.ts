import { createHash } from "node:crypto";
import { jsonReply, type Reply } from "../http/exchange.ts";
import { findById, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

export const AUTHORIZATION_RULE = "Microsoft.EventHub/namespaces/authorizationRules";

/** The keys of a rule; a namespace that takes no keys has none to give. */
export function listKeys(call: ResourceCall): Reply {
  const { path } = call;
  if (!findById(call, path.id)) throw new ArmError(404, "ResourceNotFound", `The Resource '${path.type}/${path.name}' was not found.`);
  const namespace = path.id.split("/").at(-3) ?? "";
  const key = createHash("sha256").update(path.id.toLowerCase()).digest("base64");
  const value = `Endpoint=sb://${namespace}.servicebus.windows.net/;SharedAccessKeyName=${path.name};SharedAccessKey=${key}`;
  return jsonReply(200, { keyName: path.name, primaryKey: key, primaryConnectionString: value });
}
