import { describe, expect, it } from "vitest";
import { compileSmall, parsedText, resourceAt, type SmallEnvironment } from "../small-environment.testing.ts";

const IMAGE = `registry.example.com/zerolake/image@sha256:${"a".repeat(64)}`;
const CHOICES = { "images.runtime": IMAGE, "images.python": IMAGE };

function compiled(drawing: SmallEnvironment) {
  return compileSmall({ choices: CHOICES, ...drawing });
}

function embedStep(drawing: SmallEnvironment): Readonly<Record<string, unknown>> {
  const definition = resourceAt(compiled(drawing), "embed.pipeline").properties["PipelineDefinition"] as { PipelineDefinitionBody: never };
  const { Steps } = parsedText(definition.PipelineDefinitionBody) as { Steps: { Arguments: Readonly<Record<string, unknown>> }[] };
  return Steps[0]?.Arguments ?? {};
}

function waits(drawing: SmallEnvironment): string | undefined {
  return resourceAt(compiled(drawing), "embed.pipeline").deferredUntil;
}

function codesFor(model: string): readonly string[] {
  return compiled({ components: [["embed:embedding-job", { model }]] }).diagnostics.map(({ code }) => code);
}

const TO_VECTORS = "embed.vectors -> vectors.vectors";
const VECTORS = ["vectors:vector-store", { engine: "s3-vectors" }] as const;

describe("an embedding job", () => {
  it("reads the rows of a table through a query, since its files also hold replaced rows", () => {
    const drawing: SmallEnvironment = {
      components: [["tables:lakehouse-tables", { engine: "hudi", zones: ["silver", "gold"] }], "embed:embedding-job", VECTORS],
      edges: ["tables.tables -> embed.tables", TO_VECTORS],
    };
    expect(embedStep(drawing)["ProcessingInputs"]).toMatchObject([
      {
        DatasetDefinition: {
          LocalPath: "/opt/ml/processing/input",
          AthenaDatasetDefinition: { Catalog: "AwsDataCatalog", QueryString: 'SELECT * FROM "tables"', OutputFormat: "PARQUET" },
        },
      },
    ]);
    expect(JSON.stringify(resourceAt(compiled(drawing), "embed.rolePolicy").properties)).toContain("athena:StartQueryExecution");
  });

  it("asks the table bucket's own catalog for managed tables", () => {
    const step = embedStep({
      components: [["tables:lakehouse-tables", { native: true }], "embed:embedding-job", VECTORS],
      edges: ["tables.tables -> embed.tables", TO_VECTORS],
    });
    expect(JSON.stringify(step["ProcessingInputs"])).toContain('"Catalog":"s3tablescatalog/');
  });

  it("reads files as they are, and queries nothing", () => {
    const drawing: SmallEnvironment = {
      components: ["lake:object-store", "embed:embedding-job", VECTORS],
      edges: ["lake.files -> embed.files", TO_VECTORS],
    };
    expect(embedStep(drawing)["ProcessingInputs"]).toMatchObject([{ S3Input: { LocalPath: "/opt/ml/processing/input" } }]);
    expect(JSON.stringify(resourceAt(compiled(drawing), "embed.rolePolicy").properties)).not.toContain("athena:");
  });

  it("waits for what it cannot work without", () => {
    const components = ["lake:object-store", "embed:embedding-job", VECTORS] as const;
    expect(waits({ components, edges: ["lake.files -> embed.files"] })).toBe("a vector database is wired to it");
    expect(waits({ components, edges: [TO_VECTORS] })).toBe("something to embed is wired to it");
    expect(waits({ components, edges: ["lake.files -> embed.files", TO_VECTORS], choices: {} })).toContain("its image");
    expect(waits({ components, edges: ["lake.files -> embed.files", TO_VECTORS] })).toBeUndefined();
  });

  it("says that another model has to lie in the image", () => {
    expect(codesFor("intfloat/e5-small-v2")).toContain("ZL-AWS-EMBEDDING-MODEL");
    expect(codesFor("BAAI/bge-small-en-v1.5")).not.toContain("ZL-AWS-EMBEDDING-MODEL");
  });
});
