import type { Value } from "@zerolake/resources";
import { flagSetting, type LoweringContext } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { lastZone } from "../../tables/last-zone.ts";
import { addressOf } from "../app-service/environment.ts";
import { scratchContainer } from "../artefact/scratch-container.ts";

/** The list of what is done lies beside the code of the environment. */
function stateUri(context: LoweringContext): string {
  const { account, container } = scratchContainer(context);
  return `abfss://${container}@${account}.dfs.core.windows.net/${context.component.id}/embedded.txt`;
}

/** What the program is told: where texts come from, which model it asks and where vectors go. */
export function embeddingEnvironment(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const { size, overlap } = chunkingOf(context);
  return {
    MODE: "embed",
    ZEROLAKE_IN_FILES: sourceUri(context),
    ZEROLAKE_STATE: stateUri(context),
    ZEROLAKE_OUT_VECTORS: vectorTarget(context),
    MODEL_ENDPOINT: modelEndpoint(context),
    CHUNK_SIZE: String(size),
    CHUNK_OVERLAP: String(overlap),
    NORMALIZE: flagSetting(context, "normalize") ? "yes" : "no",
  };
}

export function modelEndpoint(context: LoweringContext): Value | undefined {
  return addressOf(context.incoming("endpoint"));
}

export function vectorTarget(context: LoweringContext): Value | undefined {
  return context.outgoing("vectors").flatMap(({ outputs }) => outputs["uri"] ?? [])[0];
}

/** Files first, then tables: a folder of either is read file by file. */
export function sourceUri(context: LoweringContext): Value | undefined {
  const peers = [...context.incoming("files"), ...context.incoming("tables"), ...context.incoming("dataset")];
  return peers.flatMap(({ outputs }) => outputs["uri"] ?? lastZone(outputs["uriByZone"]) ?? [])[0];
}
