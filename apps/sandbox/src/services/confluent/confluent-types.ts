import { randomBytes } from "node:crypto";
import { type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import type { TypeRules } from "../service-rules.ts";

const ID_BYTES = 3;
const drawn = (prefix: string) => (): string => `${prefix}-${randomBytes(ID_BYTES).toString("hex")}`;

/** What is special about each type of Confluent Cloud. */
export const CONFLUENT_TYPES: Readonly<Record<string, TypeRules>> = {
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
    holds: { types: ["confluent.topic", "confluent.connector", "confluent.tableflowTopic"], isInside: isInCluster, isWith: true },
  },
  "confluent.computePool": {
    drawId: drawn("lfcp"),
    isLate: true,
    needs: (body) => idsAt(body, [["spec.environment.id", "confluent.environment"]]),
    outputs: (id) => ({ id }),
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
    outputs: (id, _body, { account }) => ({
      id,
      metadata: { resource_name: `crn://confluent.cloud/organization=${account}/environment=${id}` },
    }),
    holds: {
      types: ["confluent.cluster", "confluent.connector", "confluent.computePool", "confluent.statement"],
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
  "confluent.statement": {
    idIn: (body) => String(body["name"]),
    isLate: true,
    needs: (body, { variables: [, environment = ""] }) => [
      ["confluent.environment", environment],
      ...idsAt(body, [
        ["spec.compute_pool_id", "confluent.computePool"],
        ["spec.principal", "confluent.serviceAccount"],
      ]),
    ],
  },
  "confluent.subjectConfig": {
    idIn: (_body, { variables: [subject = ""] }) => subject,
    isUpsert: true,
    kept: (body) => ({ compatibilityLevel: body["compatibility"] ?? "" }),
  },
  "confluent.tableflowTopic": {
    idIn: (body) => `${textAt(body, "spec.kafka_cluster.id") ?? ""}/${textAt(body, "spec.display_name") ?? ""}`,
    isLate: true,
    needs: (body) => [
      ...idsAt(body, [
        ["spec.environment.id", "confluent.environment"],
        ["spec.kafka_cluster.id", "confluent.cluster"],
      ]),
      ["confluent.topic", `${textAt(body, "spec.kafka_cluster.id") ?? ""}/${textAt(body, "spec.display_name") ?? ""}`],
    ],
    asked: ({ path, exchange }, body) => {
      const cluster = exchange.query.get("spec.kafka_cluster") ?? textAt(body, "spec.kafka_cluster.id") ?? "";
      return `${cluster}/${path.slice(path.lastIndexOf("/") + 1)}`;
    },
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

function isInCluster(inner: StoredResource, outer: StoredResource): boolean {
  return isBelow(inner, outer) || textAt(inner.model, "spec.kafka_cluster.id") === outer.identifier;
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
