import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { SecretSafe } from "../../secret-safe.ts";
import type { RestCall } from "../rest-call.ts";
import { RestClient } from "../rest-client.ts";
import { createServiceDriver, type ServiceDriver } from "../service-driver.ts";
import { classifyConfluentError } from "./classify-confluent-error.ts";
import { type ConfluentCredentials, confluentAuthorisation } from "./confluent-auth.ts";
import { CONFLUENT_ROWS } from "./confluent-rows.ts";
import { keptKey } from "./kept-key.ts";
import { readMetrics } from "./metrics/read-metrics.ts";
import { secretConnector } from "./secret-connector.ts";
import { topicSettings } from "./topic-settings.ts";

export interface ConfluentDriverOptions {
  readonly credentials: ConfluentCredentials;
  /** Where the environment's cloud keeps keys of clusters and sign-ins of databases. */
  readonly safe: SecretSafe;
  /** An address instead of Confluent's own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
}

/** What `rest:confluent` is sent through: environments, clusters and keys of Confluent Cloud, topics and schemas at the clusters' own hosts. */
export function createConfluentDriver({ credentials, safe, endpoint }: ConfluentDriverOptions): ServiceDriver {
  const locate = (url: string): string => (endpoint === undefined ? url : `${endpoint}/confluent/${url.replace(/^https:\/\//, "")}`);
  const client = new RestClient({ authorise: confluentAuthorisation(credentials), classify: classifyConfluentError, locate });
  return createServiceDriver({
    client,
    classify: classifyConfluentError,
    service: {
      rows: CONFLUENT_ROWS,
      constants: {},
      ownerOf: () => undefined,
      createBody: (_type, body) => body,
      projectHeaders: {},
      nextPage,
      outputsOf,
    },
    steps: { "confluent.apiKey": keptKey(safe), "confluent.connector": secretConnector(safe), "confluent.topic": topicSettings },
    whoAmI: async (call) => ({ account: await organizationOf(call), identity: credentials.apiKey }),
    readMetrics,
    unlisted: "Confluent Cloud takes no labels, so nothing there can be told from what others made.",
  });
}

async function organizationOf({ client, signal }: RestCall): Promise<string> {
  const answer = await client.send({ method: "GET", url: "https://api.confluent.cloud/org/v2/organizations", signal });
  const first = isList(answer["data"]) ? (answer["data"] as readonly Value[])[0] : undefined;
  return isMap(first) ? String(first["id"] ?? "") : "";
}

/** Clients of Kafka take addresses without the protocol that some answers put in front. */
function outputsOf({ spec }: PropertyMap): PropertyMap {
  const bootstrap = isMap(spec) ? spec["kafka_bootstrap_endpoint"] : undefined;
  return typeof bootstrap === "string" ? { bootstrapServers: bootstrap.replace(/^\w+:\/\//, "") } : {};
}

/** The next page is a whole address, with a token in it. */
function nextPage({ metadata }: PropertyMap): Readonly<Record<string, string>> | undefined {
  const next = isMap(metadata) ? metadata["next"] : undefined;
  if (typeof next !== "string" || next === "") return undefined;
  const token = new URL(next, "https://api.confluent.cloud").searchParams.get("page_token");
  return token === null ? undefined : { page_token: token };
}
