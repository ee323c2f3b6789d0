import { randomBytes } from "node:crypto";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import type { JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { basicOf, isSame } from "../databricks/databricks-tokens.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules } from "../service-rules.ts";
import { CONFLUENT_TYPES } from "./confluent-types.ts";
import { answerMetricsQuery } from "./metrics-query.ts";

function accountOf({ sandbox, exchange }: Omit<ServiceCall, "account">): string {
  const [id = "", secret = ""] = basicOf(exchange);
  const key = sandbox.store.accessKeys.get(id);
  const isExpired = (key?.expiresAt ?? Number.POSITIVE_INFINITY) <= sandbox.now();
  if (key?.cloud === "confluent" && isSame(secret, key.secretAccessKey) && !isExpired) return key.account;
  throw new ServiceError(401, "unauthorized", "Unauthorized: the API key is not valid.");
}

function fixed(call: ServiceCall): Reply | undefined {
  const { path, account, exchange, host } = call;
  if (host === "api.telemetry.confluent.cloud" && path === "/v2/metrics/cloud/query") return answerMetricsQuery(call);
  if (path === "/org/v2/organizations") return jsonReply(200, { data: [organization(account)], metadata: {} });
  if (path === `/org/v2/organizations/${account}`) return jsonReply(200, organization(account));
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

function organization(id: string): JsonObject {
  return { id, display_name: "sandbox" };
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

/** What its state is called while it is made, when it is there, and when it never will be. */
const PHASES: Readonly<Record<string, readonly [making: string, there: string, failed: string]>> = {
  "confluent.cluster": ["PROVISIONING", "PROVISIONED", "FAILED"],
  "confluent.computePool": ["PROVISIONING", "PROVISIONED", "FAILED"],
  "confluent.statement": ["PENDING", "RUNNING", "FAILED"],
  "confluent.tableflowTopic": ["PENDING", "RUNNING", "FAILED"],
};

function show({ sandbox }: ServiceCall, { type, model, serviceState }: StoredResource): JsonObject {
  const phases = PHASES[type];
  if (!phases) return model;
  const [making, there, failed] = phases;
  const isReady = Number(serviceState["readyAt"] ?? 0) <= sandbox.now();
  return { ...model, status: { phase: isReady ? (serviceState["failure"] === undefined ? there : failed) : making } };
}

const CREATED = 201;
const ACCEPTED = 202;

function created(call: ServiceCall, resource: StoredResource): Reply {
  const shown = show(call, resource);
  if (resource.type === "confluent.apiKey")
    return jsonReply(ACCEPTED, { ...shown, spec: { ...(shown["spec"] as JsonObject), secret: randomBytes(32).toString("base64url") } });
  return jsonReply(resource.type in PHASES && resource.type !== "confluent.statement" ? ACCEPTED : CREATED, shown);
}

const NO_CONTENT = 204;

/** Confluent Cloud: environments, clusters, keys and roles, topics of clusters, schemas of registries, connectors, Flink and Tableflow. */
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
