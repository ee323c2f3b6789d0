import { randomBytes } from "node:crypto";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { basicOf, isSame } from "../databricks/databricks-tokens.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules, TypeRules } from "../service-rules.ts";

const ID_BYTES = 3;
const drawn = (prefix: string) => (): string => `${prefix}-${randomBytes(ID_BYTES).toString("hex")}`;

const TYPES: Readonly<Record<string, TypeRules>> = {
  "confluent.apiKey": {
    drawId: () => randomBytes(10).toString("hex").toUpperCase().slice(0, 16),
    needs: (body) =>
      idsAt(body, [
        ["spec.owner.id", "confluent.serviceAccount"],
        ["spec.resource.id", "confluent.cluster"],
      ]),
    // The secret is told in the answer to the creation and never again.
    outputs: (id) => ({ id }),
  },
  "confluent.cluster": {
    drawId: drawn("lkc"),
    isLate: true,
    needs: (body) => idsAt(body, [["spec.environment.id", "confluent.environment"]]),
    outputs: clusterOutputs,
    holds: { types: ["confluent.topic", "confluent.connector"], isInside: isBelow, isWith: true },
  },
  "confluent.connector": {
    idIn: (body) => String(body["name"]),
    needs: (_body, { variables: [environment = "", cluster = ""] }) => [
      ["confluent.environment", environment],
      ["confluent.cluster", cluster],
    ],
    // A changed connector is sent as its settings alone.
    kept: (body) => (body["config"] === undefined ? { config: masked(body) } : { ...body, config: masked(body["config"] as JsonObject) }),
  },
  "confluent.environment": {
    drawId: drawn("env"),
    uniqueIn: { field: "display_name" },
    outputs: (id) => ({ id }),
    holds: {
      types: ["confluent.cluster", "confluent.connector"],
      isInside: (inner, outer) => isBelow(inner, outer) || textAt(inner.model, "spec.environment.id") === outer.identifier,
      isWith: true,
    },
  },
  "confluent.roleBinding": { drawId: drawn("rb"), outputs: (id) => ({ id }) },
  "confluent.schema": {
    idIn: (_body, { variables: [subject = ""] }) => subject,
    isUpsert: true,
    outputs: (id) => ({ subject: id, id: 1, version: 1 }),
  },
  "confluent.serviceAccount": { drawId: drawn("sa"), uniqueIn: { field: "display_name" }, outputs: (id) => ({ id }) },
  "confluent.subjectConfig": {
    idIn: (_body, { variables: [subject = ""] }) => subject,
    isUpsert: true,
    kept: (body) => ({ compatibilityLevel: body["compatibility"] ?? "" }),
  },
  "confluent.topic": {
    idIn: (body, { variables: [cluster = ""] }) => `${cluster}/${String(body["topic_name"])}`,
    needs: (_body, { variables: [cluster = ""] }) => [["confluent.cluster", cluster]],
    asked: ({ path }) => /\/clusters\/([^/]+)\/topics\/([^/]+)/.exec(path)?.slice(1, 3).join("/"),
  },
};

function idsAt(body: JsonObject, places: readonly (readonly [path: string, type: string])[]): readonly (readonly [string, string])[] {
  return places.flatMap(([path, type]) => {
    const id = textAt(body, path);
    return id === undefined ? [] : [[type, id] as const];
  });
}

function isBelow({ serviceState }: StoredResource, outer: StoredResource): boolean {
  return String(serviceState["parents"] ?? "")
    .split(" ")
    .includes(outer.identifier);
}

function clusterOutputs(id: string, body: JsonObject): JsonObject {
  const host = `pkc-${id.slice(-6)}.${textAt(body, "spec.region") ?? "region"}.${(textAt(body, "spec.cloud") ?? "aws").toLowerCase()}.confluent.cloud`;
  const spec = body["spec"] as JsonObject;
  return {
    id,
    spec: {
      ...spec,
      http_endpoint: `https://${host}:443`,
      kafka_bootstrap_endpoint: `SASL_SSL://${host}:9092`,
      api_endpoint: `https://${host}`,
    },
  };
}

/** Passwords are shown as stars. */
function masked(config: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, /secret|password/.test(key) ? "****************" : value]));
}

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
  types: TYPES,
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
