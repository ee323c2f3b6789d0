import { randomBytes } from "node:crypto";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import type { JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { basicOf, isSame } from "../databricks/databricks-tokens.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules } from "../service-rules.ts";
import { CONFLUENT_TYPES } from "./confluent-types.ts";

function accountOf({ sandbox, exchange }: Omit<ServiceCall, "account">): string {
  const [id = "", secret = ""] = basicOf(exchange);
  const key = sandbox.store.accessKeys.get(id);
  const isExpired = (key?.expiresAt ?? Number.POSITIVE_INFINITY) <= sandbox.now();
  if (key?.cloud === "confluent" && isSame(secret, key.secretAccessKey) && !isExpired) return key.account;
  throw new ServiceError(401, "unauthorized", "Unauthorized: the API key is not valid.");
}

function fixed(call: ServiceCall): Reply | undefined {
  const { path, account, exchange } = call;
  if (path === "/org/v2/organizations") return jsonReply(200, { data: [{ id: account, display_name: "sandbox" }], metadata: {} });
  const environment = exchange.query.get("environment") ?? "";
  const registry =
    /^\/srcm\/v3\/clusters(?:\/([^/]+))?$/.test(path) &&
    call.sandbox.store.resources.get(placeOf(call), "confluent.environment", environment);
  if (registry)
    return path === "/srcm/v3/clusters"
      ? jsonReply(200, { data: [registryOf(environment)], metadata: {} })
      : jsonReply(200, registryOf(environment));
  return alteredTopic(call);
}

/** Every environment has one registry from its beginning. */
function registryOf(environment: string): JsonObject {
  const id = environment.replace("env-", "lsrc-");
  return {
    id,
    spec: {
      display_name: "Stream Governance Package",
      environment: { id: environment },
      http_endpoint: `https://p${id}.sandbox.confluent.cloud`,
    },
  };
}

/** Settings of a topic are changed by a call of their own; they are no part of the topic when it is read. */
function alteredTopic({ path, exchange }: ServiceCall): Reply | undefined {
  return exchange.method === "POST" && path.endsWith("/configs:alter") ? emptyReply(204) : undefined;
}

function show({ sandbox }: ServiceCall, { type, model, serviceState }: StoredResource): JsonObject {
  if (type !== "confluent.cluster") return model;
  const isReady = Number(serviceState["readyAt"] ?? 0) <= sandbox.now();
  const phase = serviceState["failure"] === undefined ? "PROVISIONED" : "FAILED";
  return { ...model, status: { phase: isReady ? phase : "PROVISIONING" } };
}

const CREATED = 201;
const ACCEPTED = 202;

function created(call: ServiceCall, resource: StoredResource): Reply {
  const shown = show(call, resource);
  if (resource.type === "confluent.apiKey")
    return jsonReply(ACCEPTED, { ...shown, spec: { ...(shown["spec"] as JsonObject), secret: randomBytes(32).toString("base64url") } });
  return jsonReply(resource.type === "confluent.cluster" ? ACCEPTED : CREATED, shown);
}

const NO_CONTENT = 204;

/** Confluent Cloud: environments, clusters, keys and roles, topics of clusters, schemas of registries, connectors. */
export const CONFLUENT: ServiceRules = {
  types: CONFLUENT_TYPES,
  accountOf,
  fixed,
  error: ({ status, code, message }) =>
    jsonReply(status, { errors: [{ id: randomBytes(8).toString("hex"), status: String(status), code, detail: message }] }),
  codes: {
    invalid: "invalid_request",
    missing: "resource_not_found",
    exists: "resource_already_exists",
    inUse: "resource_in_use",
    slowDown: "rate_limited",
    quota: "quota_exceeded",
  },
  show,
  list: (_call, _type, items) => ({ data: items, metadata: {} }),
  created,
  deleted: emptyReply(NO_CONTENT),
};
