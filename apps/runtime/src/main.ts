import { appProgram, type Peers } from "./app/app-program.ts";
import { collectProgram } from "./collect/collect-program.ts";
import { embedObjects } from "./embed/embed-objects.ts";
import { openFeatures } from "./features/feature-reader.ts";
import { type Counters, log, serve } from "./http-server.ts";
import { openModel } from "./models/model-endpoint.ts";
import { openSink } from "./streams/open-sink.ts";
import { openIndex } from "./vectors/open-index.ts";

const PORT_DEFAULT = 8080;

/** One image, several programs: `MODE` selects; the rest of the environment is what the drawn arrows write. */
async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const port = Number(environment["PORT"] ?? PORT_DEFAULT);
  const counters: Counters = { eventsIn: 0, eventsOut: 0, failed: 0 };
  switch (environment["MODE"] ?? "app") {
    case "collect":
      return serve(
        collectProgram(openSink(required(environment, "ZEROLAKE_OUT_EVENTS")), counters, environment["ZEROLAKE_KEY_FIELD"]),
        counters,
        port,
      );
    case "app":
      return serve(appProgram(peersOf(environment), environment["ZEROLAKE_COMPONENT"] ?? "Application"), counters, port);
    case "embed":
      return log(
        "info",
        "done",
        await embedObjects(required(environment, "ZEROLAKE_IN_FILES"), {
          model: openModel(required(environment, "MODEL_ENDPOINT")),
          index: openIndex(required(environment, "ZEROLAKE_OUT_VECTORS")),
          chunkSize: Number(environment["CHUNK_SIZE"] ?? 1000),
          chunkOverlap: Number(environment["CHUNK_OVERLAP"] ?? 100),
        }),
      );
    default:
      throw new Error(`MODE is "${environment["MODE"]}"; expected collect, app or embed`);
  }
}

function peersOf(environment: NodeJS.ProcessEnv): Peers {
  const { ZEROLAKE_IN_VECTORS: vectors, ZEROLAKE_IN_FEATURES: features, MODEL_ENDPOINT: model, EMBEDDING_ENDPOINT: embedder } = environment;
  return {
    ...(vectors ? { vectors: openIndex(vectors) } : {}),
    ...(features ? { features: openFeatures(features) } : {}),
    ...(model ? { model: openModel(model) } : {}),
    ...(embedder ? { embedder: openModel(embedder) } : {}),
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
