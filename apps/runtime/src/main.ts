import { appProgram } from "./app/app-program.ts";
import type { Peers } from "./app/peers.ts";
import { type KeptCatalog, keepCatalog } from "./catalog/keep-catalog.ts";
import { collectProgram } from "./collect/collect-program.ts";
import { createTokenCheck, type TokenCheck } from "./collect/token-check.ts";
import { readDocuments } from "./documents/read-documents.ts";
import { embeddingFrom } from "./embed/embed-document.ts";
import { embedFolder } from "./embed/embed-folder.ts";
import { openFeatures } from "./features/feature-reader.ts";
import { feedProgram } from "./feed/feed-program.ts";
import { openFeed } from "./feed/open-feed.ts";
import { type Counters, log, type Program, serve } from "./http-server.ts";
import { logsProgram } from "./logs/logs-program.ts";
import { openModel } from "./models/model-endpoint.ts";
import { openDoneList } from "./state/done-list.ts";
import { openSink } from "./streams/open-sink.ts";
import { openIndex } from "./vectors/open-index.ts";

const PORT_DEFAULT = 8080;

/** One image, several programs: `MODE` selects; the rest of the environment is what the drawn arrows write. */
async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const port = Number(environment["PORT"] ?? PORT_DEFAULT);
  const counters: Counters = { eventsIn: 0, eventsOut: 0, failed: 0 };
  switch (environment["MODE"] ?? "app") {
    case "collect":
      return serve(collector(environment, counters), counters, port);
    case "logs":
      return serve(logTaker(environment, counters), counters, port);
    case "app":
      return serve(appProgram(peersOf(environment, counters), environment["ZEROLAKE_COMPONENT"] ?? "Application"), counters, port);
    case "feed":
      return serve(feed(environment, counters), counters, port);
    case "embed":
      return log("info", "done", await embed(environment));
    case "catalog":
      return keepCatalog(catalogOf(environment));
    default:
      throw new Error(`MODE is "${environment["MODE"]}"; expected catalog, collect, logs, feed, app or embed`);
  }
}

function collector(environment: NodeJS.ProcessEnv, counters: Counters): Program {
  return collectProgram({
    sink: openSink(required(environment, "ZEROLAKE_OUT_EVENTS"), environment["ZEROLAKE_EVENTS_LOGIN"]),
    counters,
    keyField: environment["ZEROLAKE_KEY_FIELD"],
    ...tokensOf(environment),
  });
}

function logTaker(environment: NodeJS.ProcessEnv, counters: Counters): Program {
  const sink = openSink(required(environment, "ZEROLAKE_OUT_EVENTS"), environment["ZEROLAKE_EVENTS_LOGIN"]);
  return logsProgram({ sink, counters, ...tokensOf(environment) });
}

/** With an issuer only its tokens are let in. */
function tokensOf({ JWT_ISSUER: issuer, JWT_AUDIENCE: audience = "" }: NodeJS.ProcessEnv): { readonly tokenCheck?: TokenCheck } {
  return issuer ? { tokenCheck: createTokenCheck({ issuer, audiences: audience.split(",").filter((name) => name !== "") }) } : {};
}

function feed(environment: NodeJS.ProcessEnv, counters: Counters): Program {
  const { FEED_FORMAT: format = "json", ZEROLAKE_KEY_FIELD: keyField } = environment;
  if (format !== "json" && format !== "csv" && format !== "text") throw new Error(`FEED_FORMAT is "${format}"; expected json, csv or text`);
  const read = openFeed(environment);
  return feedProgram({
    sink: openSink(required(environment, "ZEROLAKE_OUT_EVENTS"), environment["ZEROLAKE_EVENTS_LOGIN"]),
    counters,
    format,
    keyField,
    read,
  });
}

async function embed(environment: NodeJS.ProcessEnv): Promise<{ documents: number; chunks: number }> {
  required(environment, "MODEL_ENDPOINT");
  required(environment, "ZEROLAKE_OUT_VECTORS");
  const documents = readDocuments(required(environment, "ZEROLAKE_IN_FILES"));
  return embedFolder(documents, embeddingFrom(environment), await openDoneList(required(environment, "ZEROLAKE_STATE")));
}

function peersOf(environment: NodeJS.ProcessEnv, counters: Counters): Peers {
  const { ZEROLAKE_IN_VECTORS: vectors, ZEROLAKE_IN_FEATURES: features, ZEROLAKE_OUT_EVENTS: events } = environment;
  const { MODEL_ENDPOINT: model, EMBEDDING_ENDPOINT: embedder, NEIGHBOURS: neighbours, ZEROLAKE_KEY_FIELD: keyField } = environment;
  return {
    ...(vectors ? { vectors: openIndex(vectors) } : {}),
    ...(neighbours ? { neighbours: Number(neighbours) } : {}),
    ...(features ? { features: openFeatures(features) } : {}),
    ...(model ? { model: openModel(model) } : {}),
    ...(embedder ? { embedder: openModel(embedder) } : {}),
    ...(events ? { collector: collectProgram({ sink: openSink(events), counters, keyField }) } : {}),
  };
}

function catalogOf(environment: NodeJS.ProcessEnv): KeptCatalog {
  const { CATALOG_NAMESPACES: namespaces = "" } = environment;
  return {
    server: required(environment, "CATALOG_SERVER"),
    name: required(environment, "CATALOG_NAME"),
    storage: required(environment, "CATALOG_STORAGE"),
    location: required(environment, "CATALOG_LOCATION"),
    namespaces: namespaces.split(",").filter((name) => name !== ""),
    secret: required(environment, "POLARIS_ROOT_SECRET"),
  };
}

function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`${name} is not set: the arrow that writes it is missing in the drawing`);
  return value;
}

main(process.env).catch((error: unknown) => {
  log("error", error instanceof Error ? error.message : String(error));
  process.exit(1);
});
