import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { compact } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { allow, rolesOf, workloadIdentity } from "../access.ts";
import { azureResource } from "../resource.ts";
import { drawnContainer } from "../storage/drawn-container.ts";
import { indexerName, searchOf } from "./indexer-steps.ts";
import { dataSource, indexer, type Reading, skillset } from "./search-definitions.ts";

/** Models that the service can ask; a name of its own list. */
const MODELS = ["text-embedding-3-large", "text-embedding-3-small", "text-embedding-ada-002"];
/** The service cuts pieces of no more characters than these. */
const PIECE_MAX = 50_000;

/** The search service reads the files itself, asks the model and keeps the vectors: there is no job. */
export const aiSearchIndexer: Lowering = {
  cloud: "azure",
  kind: "embedding-job",
  variant: "ai-search-indexer",
  service: "Azure AI Search indexer with integrated vectorization",
  gap: "pieces are cut by characters, and looks for new files every 15 minutes; vectors of files that are deleted stay",
  minutes: [0, 2],
  outputs: (part) => ({ ports: { vectors: { protocol: "writes vectors", region: part.target.region } } }),
  grants: {
    in: {
      runs: (self) =>
        self.environment
          .outgoing(self.component.id, "vectors")
          .flatMap(({ outputs }) =>
            typeof outputs["serviceId"] === "string"
              ? [allow("searchContributor", outputs["serviceId"], String(outputs["serviceAddress"]))]
              : [],
          ),
    },
  },
  lower: (context) => {
    const search = searchOf(context.outgoing("vectors"));
    const model = context.incoming("endpoint")[0];
    if (!search || !model) throw new Error("An indexer reads for a search service and asks a model: its rule of resolution must say so");
    reportModel(context, model);
    reportWhole(context);
    const name = indexerName(context.component);
    const common = { context, search, model, name };
    return [
      ...workloadIdentity(context),
      step(context, {
        kind: "skillsets",
        name,
        search,
        definition: skillset(common),
        dependsOn: [String(model.outputs["deploymentAddress"]), ...rolesOf(context)],
      }),
      ...context
        .incoming("files")
        .flatMap((store) => reading(context, { ...common, name: indexerName(context.component, store.component) }, store)),
    ];
  },
};

function reading(context: LoweringContext, common: Reading, store: Peer) {
  const { search, name } = common;
  const place = drawnContainer(store);
  if (!place) return [];
  const key = store.component.id;
  return [
    step(context, {
      kind: "datasources",
      key,
      name,
      search,
      definition: dataSource(common, store, place.name),
      dependsOn: [place.address, ...rolesOf(context)],
    }),
    step(context, {
      kind: "indexers",
      key,
      name,
      search,
      definition: indexer(common),
      dependsOn: [addressIn(context, "datasource", key), addressIn(context, "skillset"), String(search.outputs["indexAddress"])],
    }),
  ];
}

interface Step {
  readonly kind: "datasources" | "skillsets" | "indexers";
  readonly key?: string;
  readonly name: string;
  readonly search: Peer;
  readonly definition: Parameters<typeof compact>[0];
  readonly dependsOn: readonly string[];
}

/** One object of the search service, which ARM does not know. */
function step(context: LoweringContext, { kind, key, name, search, definition, dependsOn }: Step) {
  return azureResource(context, {
    name: kind.replace(/s$/, ""),
    ...(key === undefined ? {} : { key }),
    type: `Zerolake.Search/${kind}`,
    id: `${String(search.outputs["serviceId"])}/${kind}/${name}`,
    body: { service: search.outputs["serviceName"], definition: compact(definition) },
    dependsOn: [String(search.outputs["serviceAddress"]), ...dependsOn],
  });
}

function reportModel(context: LoweringContext, { outputs, component }: Peer): void {
  if (MODELS.includes(String(outputs["modelName"]))) return;
  context.report({
    severity: "error",
    code: "ZL-AZURE-INDEXER-MODEL",
    message: `“${context.component.title}” cannot embed with “${component.title}”: AI Search asks ${MODELS.join(", ")} only.`,
    target: { component: component.id, setting: "model" },
    hint: "Choose one of these models.",
  });
}

function reportWhole(context: LoweringContext): void {
  if (chunkingOf(context).size <= PIECE_MAX) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-INDEXER-PIECES",
    message: `“${context.component.title}” cuts long documents into pieces of ${PIECE_MAX.toLocaleString("en")} characters: AI Search takes no larger ones.`,
    target: { component: context.component.id, setting: "chunking" },
    hint: "Choose pieces of a size that the model reads.",
  });
}
