import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import type { LooseMap } from "../../loose-map.ts";
import { identityId } from "../access.ts";
import { PARENT_FIELD } from "../vector-store/search-index.ts";
import { indexerName } from "./indexer-steps.ts";

/** Characters of a piece that the service can cut, and their share that it may repeat. */
const PIECE = { min: 300, max: 50_000 };
const INTERVAL = "PT15M";
const PAGES = "/document/pages/*";

export interface Reading {
  readonly context: LoweringContext;
  readonly search: Peer;
  readonly model: Peer;
  readonly name: string;
}

function actsAsJob(context: LoweringContext): LooseMap {
  return { "@odata.type": "#Microsoft.Azure.Search.DataUserAssignedIdentity", userAssignedIdentity: identityId(context) };
}

/** Where files are read; the identity stands beside it, so that there is no key. */
export function dataSource({ context, name }: Reading, store: Peer, container: string): LooseMap {
  return {
    name,
    type: store.variant === "blob-flat" ? "azureblob" : "adlsgen2",
    credentials: { connectionString: `ResourceId=${String(store.outputs["accountId"])};` },
    container: { name: container },
    identity: actsAsJob(context),
  };
}

/** Cuts a document into pieces, asks the model for each, and writes one document per piece. */
export function skillset({ context, search, model, name }: Reading): LooseMap {
  const { size, overlap } = chunkingOf(context);
  const length = Math.min(PIECE.max, Math.max(PIECE.min, size));
  return {
    name,
    skills: [
      {
        "@odata.type": "#Microsoft.Skills.Text.SplitSkill",
        context: "/document",
        textSplitMode: "pages",
        maximumPageLength: length,
        // Half of a piece and more is refused.
        pageOverlapLength: Math.min(overlap, Math.floor((length - 1) / 2)),
        inputs: [{ name: "text", source: "/document/content" }],
        outputs: [{ name: "textItems", targetName: "pages" }],
      },
      {
        "@odata.type": "#Microsoft.Skills.Text.AzureOpenAIEmbeddingSkill",
        context: PAGES,
        resourceUri: `https://${String(model.outputs["accountName"])}.openai.azure.com`,
        deploymentId: model.outputs["deploymentName"],
        modelName: model.outputs["modelName"],
        // The oldest model has one size only and refuses to be told.
        dimensions: model.outputs["modelName"] === "text-embedding-ada-002" ? undefined : numberSetting(search, "dimension"),
        authIdentity: actsAsJob(context),
        inputs: [{ name: "text", source: PAGES }],
        outputs: [{ name: "embedding", targetName: "vector" }],
      },
    ],
    indexProjections: {
      selectors: [
        {
          targetIndexName: search.outputs["indexName"],
          parentKeyFieldName: PARENT_FIELD,
          sourceContext: PAGES,
          mappings: [
            { name: "content", source: PAGES },
            { name: "embedding", source: `${PAGES}/vector` },
            { name: "metadata", source: "/document/metadata_storage_path" },
          ],
        },
      ],
      parameters: { projectionMode: "skipIndexingParentDocuments" },
    },
  };
}

/** Reads what is new by itself, unless a workflow says when. A file that cannot be read does not stop the others. */
export function indexer({ context, search, name }: Reading): LooseMap {
  const isStarted = context.incoming("runs").length > 0;
  return {
    name,
    dataSourceName: name,
    // One set of skills serves all stores that are read.
    skillsetName: indexerName(context.component),
    targetIndexName: search.outputs["indexName"],
    schedule: isStarted ? undefined : { interval: INTERVAL },
    parameters: {
      maxFailedItems: -1,
      configuration: {
        parsingMode: "default",
        dataToExtract: "contentAndMetadata",
        failOnUnsupportedContentType: false,
        failOnUnprocessableDocument: false,
      },
    },
  };
}
