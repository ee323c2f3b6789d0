import { CONTRACTS, contractFindings, findArtefact, findContract, listArtefacts, type ProgramName } from "@zerolake/artefacts";
import { type DesiredResource, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";
import { type Handed, handedBy, resolved } from "./lower/aws/handed-values.testing.ts";
import { compileSmall, type SmallEnvironment } from "./lower/aws/small-environment.testing.ts";
import { VARIANT_DRAWINGS } from "./lower/aws/variant-drawings.testing.ts";
import { ANSWERED, DRAWN_SAMPLES, sampleTarget, templateSamples } from "./sample-environments.testing.ts";

const IMAGES = { "images.runtime": ANSWERED["images.runtime"], "images.python": ANSWERED["images.python"] };
const FILES_TO_VECTORS = ["lake.files -> embed.files", "embed.vectors -> vectors.vectors"];

/** Drawings for programs and forms of addresses that no template has. */
const EXTRA: readonly (readonly [name: string, drawing: SmallEnvironment])[] = [
  ...(["s3-vectors", "opensearch", "pgvector"] as const).flatMap((engine): (readonly [string, SmallEnvironment])[] => {
    const components: SmallEnvironment["components"] = [
      "lake:object-store",
      ["embed:embedding-job", { chunking: "none" }],
      ["vectors:vector-store", { engine }],
      "app:app-service",
    ];
    const edges = [...FILES_TO_VECTORS, "vectors.vectors -> app.vectors"];
    return [
      [`embedding into ${engine} with the model in the image`, { components, edges, choices: IMAGES }],
      [
        `embedding into ${engine} through an endpoint`,
        { components: [...components, "model:model-serving"], edges: [...edges, "model.endpoint -> embed.endpoint"], choices: IMAGES },
      ],
      [
        `embedding of events into ${engine}`,
        {
          components: [
            ["stream:event-stream", { engine: "kinesis" }],
            "embed:embedding-job",
            ["vectors:vector-store", { engine }],
            "model:model-serving",
          ],
          edges: ["stream.events -> embed.events", "embed.vectors -> vectors.vectors", "model.endpoint -> embed.endpoint"],
        },
      ],
    ];
  }),
  [
    "a collector on containers that checks tokens and writes to Kafka",
    {
      components: [
        ["web:event-source", { eventsPerSecond: 20_000 }],
        ["stream:event-stream", { engine: "kafka", keyField: "user_id" }],
      ],
      edges: ["web.events -> stream.events"],
      choices: {
        ...IMAGES,
        certificateArn: ANSWERED["certificateArn"],
        jwtIssuer: "https://login.example.com/",
        jwtAudience: ["api", "web"],
      },
    },
  ],
  [
    "training from tables, recorded in MLflow",
    {
      components: [
        ["tables:lakehouse-tables", { engine: "hudi" }],
        ["train:model-training", {}],
        ["models:model-registry", { engine: "mlflow" }],
      ],
      edges: ["tables.tables -> train.tables", "train.model -> models.model"],
    },
  ],
  [
    "a classic model served from its files, with features",
    {
      components: [["features:feature-store", { entities: ["user_id"] }], "train:model-training", "rank:model-serving"],
      edges: ["train.model -> rank.model", "features.features -> rank.features"],
      choices: { "models.train": "s3://bucket/models/train/model.tar.gz" },
    },
  ],
  [
    "an application with everything",
    {
      components: [
        "app:app-service",
        "other:app-service",
        ["stream:event-stream", { engine: "kinesis", keyField: "user_id" }],
        ["alerts:event-stream", { engine: "kinesis", keyField: "alert_id" }],
        ["features:feature-store", { entities: ["user_id"] }],
        "model:model-serving",
        "lake:object-store",
      ],
      edges: [
        "stream.events -> app.events",
        "app.events -> alerts.events",
        "features.features -> app.features",
        "model.endpoint -> app.endpoint",
        "other.endpoint -> app.endpoint",
        "app.files -> lake.files",
      ],
      choices: IMAGES,
    },
  ],
  [
    "a catalog of Polaris",
    {
      components: ["lake:lakehouse-tables", ["names:catalog", { engine: "polaris" }]],
      edges: ["lake.tables -> names.tables"],
      choices: IMAGES,
    },
  ],
];

const COMPILATIONS: readonly (readonly [name: string, compiled: Compilation])[] = [
  ...[...templateSamples(), ...DRAWN_SAMPLES].flatMap(({ name, blueprint }) =>
    TIERS.flatMap((tier): (readonly [string, Compilation])[] => [
      [`${name}, ${tier}, open`, compile(blueprint, sampleTarget(tier))],
      [`${name}, ${tier}, answered`, compile(blueprint, sampleTarget(tier, ANSWERED))],
    ]),
  ),
  ...VARIANT_DRAWINGS.map(([variant, component, drawing]): readonly [string, Compilation] => [
    `${component} as ${variant}`,
    compileSmall(drawing),
  ]),
  ...EXTRA.map(([name, drawing]): readonly [string, Compilation] => [name, compileSmall(drawing)]),
];

/** What would keep the program from starting, or is handed to it in vain. */
function findings({ address, program, values, entry, isWaiting }: Handed): readonly string[] {
  const contract = findContract(program);
  const handed = isWaiting ? Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) : values;
  const found = contractFindings(contract, handed).filter((finding) => !isWaiting || !finding.endsWith("is required and missing"));
  const wrongEntry = entry !== undefined && entry !== contract.entry ? [`starts ${entry}, not ${contract.entry}`] : [];
  return [...found, ...wrongEntry].map((finding) => `${address} (${program}): ${finding}`);
}

/** Keys of artefacts that a resource names anywhere. */
function artefactKeys(resource: DesiredResource): readonly string[] {
  return JSON.stringify(resolved(resource.properties)).match(/artefacts\/[a-z0-9-]+\/[a-z-]+\/[0-9a-f]{64}\/[\w.-]+/g) ?? [];
}

function images(resource: DesiredResource): readonly string[] {
  return JSON.stringify(resource.properties).match(/[\w./-]+\/zerolake\/[\w-]+@sha256:[0-9a-f]{64}/g) ?? [];
}

/** Events are embedded by Dataflow, jobs of a Databricks workspace train and embed, and logs come over HTTP, on the other clouds only: tests beside their lowerings meet them. */
const ON_AWS = (Object.keys(CONTRACTS) as ProgramName[]).filter(
  (program) => !["workspace-job", "embed-events", "table-checks"].includes(findContract(program).artefact) && program !== "runtime/logs",
);

describe("what is created and what runs inside", () => {
  it.each(COMPILATIONS)("every program is handed what it knows and needs: %s", (_, { resources }) => {
    expect(resources.flatMap(handedBy).flatMap(findings)).toEqual([]);
  });

  it.each(COMPILATIONS)("every code that is named is uploaded, in the version of this build: %s", (_, { resources }) => {
    const uploads = resources.filter(({ type, properties }) => type === "Zerolake::S3::Object" && properties["Artefact"] !== undefined);
    const keys = new Set(uploads.map(({ properties }) => properties["Key"]));
    expect(resources.flatMap(artefactKeys).filter((key) => !keys.has(key))).toEqual([]);
    for (const { properties } of uploads) {
      const artefact = listArtefacts().find(({ name }) => name === properties["Artefact"]);
      expect(artefact).toMatchObject({ version: properties["Version"] });
      expect(String(properties["Key"]).endsWith(`/${artefact?.name}/${artefact?.version}/${artefact?.file}`)).toBe(true);
    }
  });

  it.each(COMPILATIONS)("every image of ours is one that is built: %s", (_, { resources }) => {
    const built = new Set(listArtefacts().flatMap(({ name, form }) => (form === "image" ? [ANSWERED[`images.${name}`]] : [])));
    expect(resources.flatMap(images).filter((image) => !built.has(image))).toEqual([]);
  });

  it("meets every program somewhere", () => {
    const met = new Set(COMPILATIONS.flatMap(([, { resources }]) => resources.flatMap(handedBy)).map(({ program }) => program));
    expect(ON_AWS.filter((program) => !met.has(program))).toEqual([]);
  });

  it("hands every value that a program accepts, unless the program alone knows a use for it", () => {
    const handed = new Set(
      COMPILATIONS.flatMap(([, { resources }]) => resources.flatMap(handedBy)).flatMap(({ program, values }) =>
        Object.keys(values).map((name) => `${program} ${name.replace(/\.\d+$/, ".*")}`),
      ),
    );
    const unused = ON_AWS.flatMap((program) =>
      findContract(program).accepts.flatMap(({ name }) => (handed.has(`${program} ${name}`) ? [] : [`${program} ${name}`])),
    );
    expect(unused).toEqual(["python --in", "python/ingest --in", "spark-job --location", "spark-job --path", "training-job label"]);
  });

  it("names artefacts of the manifest only", () => {
    for (const program of Object.keys(CONTRACTS) as ProgramName[]) expect(findArtefact(findContract(program).artefact)).toBeDefined();
  });
});
