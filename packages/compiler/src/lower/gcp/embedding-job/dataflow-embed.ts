import { type DesiredResource, type PropertyMap, type Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Peer } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { jsonText } from "../../json-text.ts";
import { artefactObject, artefactUri, useWorkFolder, workFolder } from "../artefact.ts";
import { endpointAddress } from "../endpoint-address.ts";
import { readSubscriptions } from "../event-stream/pubsub.ts";
import { grant, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { beamJob } from "../stream-processor/beam-job.ts";

const CODE = "code";
const ARCHIVE = "embed-events";
const WORKERS_MAX = 5;
/** What its machines can write to with what Beam's own image has. */
const WRITTEN: readonly string[] = ["vertex-vector-search", "bigquery-vector"];
const WAITING = { model: "a model endpoint is wired to it", index: "a vector database is wired to it" } as const;

/** Each machine loads the archive once, and hands its events to it one by one. */
const LOADER = `def embed(archive, settings):
  import apache_beam as beam

  class Embed(beam.DoFn):
    def setup(self):
      import os, sys, tempfile
      from apache_beam.io.filesystems import FileSystems
      path = os.path.join(tempfile.mkdtemp(), "embed.zip")
      with FileSystems.open(archive) as source, open(path, "wb") as target:
        target.write(source.read())
      sys.path.insert(0, path)
      from embed_events import embedder
      self.embed = embedder(settings)

    def process(self, event):
      self.embed(event.id, event.text)

  return beam.ParDo(Embed())
`;

/** Events become vectors as they arrive: Google's own template runs our archive. */
export const dataflowEmbedding: Lowering = {
  cloud: "gcp",
  kind: "embedding-job",
  variant: "dataflow-embed",
  service: "Dataflow",
  gap: "events have the fields id and text; a machine runs all the time; files, tables and datasets that are wired beside the stream need a job of their own",
  minutes: [4, 10],
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      vectors: { protocol: "writes vectors", identity: identityEmail(part), region: part.target.region },
      runs: { protocol: "always runs", identity: identityEmail(part) },
    },
  }),
  refuses: (_self, data, direction, { component, variant }) => {
    if (data === "events" && direction === "in" && variant !== "pubsub")
      return `The job reads Pub/Sub here, not “${component.title}”: choose Pub/Sub as its engine, or put a Stream processing job and tables between.`;
    return data === "vectors" && !WRITTEN.includes(variant)
      ? `The job writes to Vertex AI Vector Search and BigQuery, not into “${component.title}”: let the cloud choose the vector database, or embed from files or tables instead of a stream.`
      : undefined;
  },
  lower: (context) => {
    reportModel(context);
    reportOthers(context);
    return [
      ...workloadIdentity(context, [grant("roles/dataflow.worker", onProject(context)), ...useWorkFolder(context)]),
      workFolder(context),
      artefactObject(context, CODE, ARCHIVE),
      ...context.incoming("events").flatMap((stream) => jobs(context, stream)),
    ];
  },
};

function jobs(context: LoweringContext, stream: Peer): readonly DesiredResource[] {
  const model = context.incoming("endpoint").map(endpointAddress)[0];
  const out = context.outgoing("vectors").flatMap(({ outputs }) => outputs["uri"] ?? [])[0];
  const deferredUntil = model === undefined ? WAITING.model : out === undefined ? WAITING.index : undefined;
  return readSubscriptions(stream, context).map(({ topic, path }) =>
    beamJob(context, {
      key: `${stream.component.id}.${topic}`,
      pipeline: jsonText(pipeline(path, { archive: artefactUri(context, ARCHIVE), settings: settings(context, model, out) })),
      // The same event again replaces its vectors.
      isExactlyOnce: false,
      workersMax: WORKERS_MAX,
      after: [CODE],
      deferredUntil,
    }),
  );
}

function settings(context: LoweringContext, model: Value | undefined, out: Value | undefined): PropertyMap {
  const { size, overlap } = chunkingOf(context);
  return {
    model: model ?? "",
    out: out ?? "",
    chunkSize: String(size),
    chunkOverlap: String(overlap),
    normalize: flagSetting(context, "normalize") ? "yes" : "no",
  };
}

function pipeline(subscription: string, handed: PropertyMap): PropertyMap {
  const schema = { type: "object", properties: { id: { type: "string" }, text: { type: "string" } } };
  return {
    pipeline: {
      type: "chain",
      transforms: [
        { type: "ReadFromPubSub", name: "read", config: { subscription, format: "JSON", schema } },
        { type: "PyTransform", name: "embed", config: { constructor: "__callable__", kwargs: { source: LOADER, ...handed } } },
      ],
    },
    options: { streaming: true },
  };
}

function reportModel(context: LoweringContext): void {
  if (context.incoming("endpoint").length > 0) return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-EMBEDDING-ENDPOINT",
    message: `“${context.component.title}” does not run yet: events are embedded with the model behind an endpoint, and none is wired to it.`,
    target: { component: context.component.id },
    hint: "Connect a Foundation model or a Model endpoint to it.",
  });
}

/** What cannot be read as it arrives is said, never left out silently. */
function reportOthers(context: LoweringContext): void {
  for (const { component, edge } of [...context.incoming("files"), ...context.incoming("tables"), ...context.incoming("dataset")]) {
    context.report({
      severity: "warning",
      code: "ZL-GCP-EMBEDDING-STREAM",
      message: `“${context.component.title}” embeds a stream: what lies in “${component.title}” is not embedded.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Draw a second Embedding pipeline for it.",
    });
  }
}
