import { describe, expect, it } from "vitest";
import { stateMachine, type WorkflowStep } from "./state-machine.ts";

const STEPS: readonly WorkflowStep[] = [
  {
    does: "spark",
    name: "batch",
    applicationId: { $ref: "batch.application", attr: "ApplicationId" },
    roleArn: "arn:aws:iam::1:role/batch",
    entryPoint: "s3://artefacts/main.py",
    args: ["--mode", "batch"],
  },
  { does: "check", name: "quality", roleArn: "arn:aws:iam::1:role/quality", database: "db", table: "t", ruleset: "r", isBlocking: true },
  { does: "pipeline", name: "training", pipelineName: "train" },
  { does: "glue", name: "export", jobName: "export-job", args: ["--out", "x"] },
];

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<
    Record<string, { Next?: string; Default?: string; Choices?: { Next: string }[]; Catch?: { Next: string }[]; Type: string }>
  >;
}

describe("stateMachine", () => {
  it("writes the steps in drawn order, each waiting for its end", async () => {
    await expect(JSON.stringify(stateMachine(STEPS, { retries: 2, partition: "aws" }), null, 2)).toMatchFileSnapshot(
      "./state-machine.golden.txt",
    );
  });

  it("ends at once when nothing is drawn", () => {
    expect(stateMachine([], { retries: 0, partition: "aws" })).toMatchObject({ StartAt: "Done", States: { Done: { Type: "Succeed" } } });
  });

  it("names only states that exist", () => {
    const machine = stateMachine(STEPS, { retries: 1, partition: "aws" }) as unknown as Machine;
    const named = Object.values(machine.States).flatMap((state) => [
      ...(state.Next ? [state.Next] : []),
      ...(state.Default ? [state.Default] : []),
      ...(state.Choices ?? []).map((choice) => choice.Next),
      ...(state.Catch ?? []).map((handler) => handler.Next),
    ]);
    expect([machine.StartAt, ...named].filter((name) => !(name in machine.States))).toEqual([]);
  });

  it("tries nothing again when no retries are wished", () => {
    expect(JSON.stringify(stateMachine(STEPS, { retries: 0, partition: "aws" }))).not.toContain("Retry");
  });
});
