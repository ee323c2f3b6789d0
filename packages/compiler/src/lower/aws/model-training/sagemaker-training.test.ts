import { describe, expect, it } from "vitest";
import { compileSmall, parsedText, resourceAt } from "../small-environment.testing.ts";

interface Step {
  readonly Name: string;
  readonly Arguments: Readonly<Record<string, unknown>>;
}

function stepsOf(settings: Readonly<Record<string, string | boolean | number>>, approvalRequired: boolean): readonly Step[] {
  const compilation = compileSmall({
    components: [
      ["features:feature-store", { entities: ["user_id"] }],
      ["train:model-training", settings],
      ["models:model-registry", { approvalRequired }],
    ],
    edges: ["features.features -> train.features", "train.model -> models.model"],
  });
  const definition = resourceAt(compilation, "train.pipeline").properties["PipelineDefinition"] as { PipelineDefinitionBody: never };
  return (parsedText(definition.PipelineDefinitionBody) as { Steps: readonly Step[] }).Steps;
}

function machine(settings: Readonly<Record<string, string | boolean>>): unknown {
  const resources = stepsOf(settings, false)[0]?.Arguments["ResourceConfig"] as { InstanceType: string } | undefined;
  return resources?.InstanceType;
}

function status(approvalRequired: boolean): unknown {
  return stepsOf({}, approvalRequired)[1]?.Arguments["ModelApprovalStatus"];
}

function codesFor(settings: Readonly<Record<string, string>>): readonly string[] {
  return compileSmall({ components: [["train:model-training", settings]] }).diagnostics.map(({ code }) => code);
}

describe("the training pipeline", () => {
  it("trains on the wired features with our script and keeps the model in a folder of its own", () => {
    const [train] = stepsOf({ method: "classic" }, false);
    expect(train).toMatchObject({
      Name: "Train",
      Type: "Training",
      Arguments: {
        AlgorithmSpecification: { TrainingImage: expect.stringContaining("/sagemaker-scikit-learn:") },
        RoleArn: "{train.role.Arn}",
        ResourceConfig: { InstanceType: "ml.m5.2xlarge", InstanceCount: 1 },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400, MaxWaitTimeInSeconds: 172_800 },
        InputDataConfig: [{ ChannelName: "train", DataSource: { S3DataSource: { S3Uri: { Get: "Parameters.TrainUri" } } } }],
        OutputDataConfig: { S3OutputPath: expect.stringMatching(/^s3:\/\/zl-test-artefact-store-bucket-[0-9a-f]{8}\/models\/train\/$/) },
        HyperParameters: {
          sagemaker_program: "train.py",
          sagemaker_submit_directory: expect.stringMatching(/\/artefacts\/train\/training-job\/[0-9a-f]{64}\/sourcedir\.tar\.gz$/),
          method: "classic",
        },
      },
    });
  });

  it("reads the rows of a table through a query first, into a folder of the run", () => {
    const compilation = compileSmall({
      components: [["tables:lakehouse-tables", { engine: "iceberg", zones: ["silver"] }], "train:model-training"],
      edges: ["tables.tables -> train.tables"],
    });
    const definition = resourceAt(compilation, "train.pipeline").properties["PipelineDefinition"] as { PipelineDefinitionBody: never };
    const { Steps } = parsedText(definition.PipelineDefinitionBody) as { Steps: readonly Step[] };
    expect(Steps.map(({ Name }) => Name)).toEqual(["Read", "Train"]);
    expect(JSON.stringify(Steps[0]?.Arguments)).toContain('SELECT * FROM \\"tables\\"');
    expect(Steps[1]?.Arguments["InputDataConfig"]).toMatchObject([
      { DataSource: { S3DataSource: { S3Uri: { Get: "Steps.Read.ProcessingOutputConfig.Outputs['rows'].S3Output.S3Uri" } } } },
    ]);
    const rights = JSON.stringify(resourceAt(compilation, "train.rolePolicy").properties);
    for (const action of ["athena:StartQueryExecution", "sagemaker:CreateProcessingJob"]) expect(rights).toContain(action);
  });

  it("says that the built-in script knows no TensorFlow", () => {
    expect(codesFor({ framework: "tensorflow" })).toContain("ZL-AWS-TRAINING-FRAMEWORK");
    expect(codesFor({ framework: "tensorflow", command: "python own.py" })).not.toContain("ZL-AWS-TRAINING-FRAMEWORK");
  });

  it("uses GPUs for fine-tuning and none for classic methods", () => {
    expect(machine({ method: "lora" })).toBe("ml.g5.xlarge");
    expect(machine({ method: "full", distributed: true })).toBe("ml.g5.12xlarge");
    expect(machine({ method: "classic" })).toBe("ml.m5.2xlarge");
  });

  it("registers what it trained, and leaves the approval to people when the registry asks for it", () => {
    expect([status(true), status(false)]).toEqual(["PendingManualApproval", "Approved"]);
  });

  it("brings our serving script for classic models only", () => {
    const [classic, lora] = ["classic", "lora"].map((method) => JSON.stringify(stepsOf({ method }, false)[1]));
    expect(classic).toContain("inference.py");
    expect(lora).toContain("HF_TASK");
    expect(lora).not.toContain("inference.py");
  });

  it("keeps checkpoints only when asked to", () => {
    expect(stepsOf({ checkpointing: false }, false)[0]?.Arguments["CheckpointConfig"]).toBeUndefined();
    expect(stepsOf({ checkpointing: true }, false)[0]?.Arguments["CheckpointConfig"]).toBeDefined();
  });
});
