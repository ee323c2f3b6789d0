import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject } from "../json.ts";
import { find } from "./check-request.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { invalid, notFound } from "./google-error.ts";
import { endpointOf } from "./outputs.ts";
import { readBody } from "./resources.ts";

const OBJECT = "kubernetes.object";
const HOST = /^gke-[a-z0-9-]+\.[a-z0-9-]+\.gke\.goog$/;
const APPLY = "application/apply-patch+yaml";

/** The API of a cluster of the project, as far as objects are applied, read and deleted; `undefined` for every other host. */
export function answerKubernetes(call: GoogleCall): Promise<Reply> | undefined {
  return HOST.test(call.host) ? answer(call) : undefined;
}

async function answer(call: GoogleCall): Promise<Reply> {
  const { sandbox, exchange, path, host } = call;
  const cluster = sandbox.store.resources
    .list(placeOf(call), "container.cluster")
    .find(({ identifier }) => endpointOf(identifier) === host);
  if (!cluster) throw notFound(host);
  const identifier = `${cluster.identifier}${path}`;
  const found = find(call, OBJECT, identifier);
  if (exchange.method === "PATCH") return apply(call, identifier);
  if (!found) throw notFound(identifier);
  if (exchange.method === "DELETE") await sandbox.store.resources.remove(placeOf(call), OBJECT, identifier);
  return jsonReply(200, found.model);
}

async function apply(call: GoogleCall, identifier: string): Promise<Reply> {
  const { exchange, sandbox } = call;
  const manager = exchange.query.get("fieldManager");
  if (exchange.headers["content-type"] !== APPLY || !manager) throw invalid("The sandbox takes what is applied, by a named manager.");
  const manifest = readBody(Buffer.from(exchange.body).toString("utf8"));
  const metadata = manifest["metadata"];
  if (!isObject(metadata) || !identifier.endsWith(`/${String(metadata["name"])}`)) throw invalid("The name is that of the address.");
  const model: JsonObject = { ...manifest, ...statusOf(manifest) };
  // Namespaces stay, with what others keep in them: here they are not kept at all.
  if (manifest["kind"] !== "Namespace")
    await sandbox.store.resources.put({ ...placeOf(call), type: OBJECT, identifier, model, serviceState: {}, createdAt: sandbox.now() });
  return jsonReply(200, model);
}

function statusOf({ kind }: JsonObject): JsonObject {
  return kind === "Service" ? { status: { loadBalancer: { ingress: [{ ip: "10.0.0.7" }] } } } : {};
}
