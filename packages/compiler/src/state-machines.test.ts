import validateStateMachine from "asl-validator";
import { describe, expect, it } from "vitest";
import { AUDITED_ENVIRONMENTS, faultsOf } from "./audited-environments.testing.ts";
import { resolved } from "./lower/aws/handed-values.testing.ts";

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
}

interface Machine {
  readonly name: string;
  readonly text: string;
  readonly states: Readonly<Record<string, State>>;
}

const MACHINES: readonly Machine[] = AUDITED_ENVIRONMENTS.flatMap(({ name, resources }) =>
  resources
    .filter(({ type }) => type === "AWS::StepFunctions::StateMachine")
    .map(({ properties }) => {
      const text = String(resolved(properties["DefinitionString"] ?? ""));
      return { name, text, states: (JSON.parse(text) as { readonly States: Machine["states"] }).States };
    }),
);

/** Integrations that wait by themselves and those that we watch; what else is called has no place in a workflow. */
const INTEGRATIONS: ReadonlySet<string> = new Set([
  "emr-serverless:startJobRun.sync",
  "glue:startJobRun.sync",
  "eks:runJob.sync",
  "aws-sdk:emr:runJobFlow",
  "aws-sdk:emr:describeCluster",
  "aws-sdk:sagemaker:startPipelineExecution",
  "aws-sdk:sagemaker:describePipelineExecution",
  "aws-sdk:glue:startDataQualityRulesetEvaluationRun",
  "aws-sdk:glue:getDataQualityRulesetEvaluationRun",
  "aws-sdk:glue:getDataQualityResult",
]);
const STATE_NAME_MAX = 80;
const DEFINITION_MAX = 1_048_576;

describe("workflows of every template and tier", () => {
  it("are valid Amazon States Language: every state is reached, every arrow leads somewhere, every path can be read", () => {
    expect(MACHINES.length).toBeGreaterThan(0);
    // Most workflows are the same in every tier.
    const different = [...new Map(MACHINES.map((machine) => [machine.text, machine])).values()];
    const faults = different.map(({ name, text }) => ({ name, verdict: validateStateMachine(JSON.parse(text)) }));
    expect(faults.filter(({ verdict }) => !verdict.isValid).map(({ name, verdict }) => `${name}: ${verdict.errorsText("; ")}`)).toEqual([]);
  }, 120_000);

  it("stay inside the limits of the service", () => {
    expect(MACHINES.filter(({ text }) => text.length > DEFINITION_MAX)).toEqual([]);
    expect(MACHINES.flatMap(({ states }) => Object.keys(states)).filter((name) => name.length > STATE_NAME_MAX)).toEqual([]);
  });

  it("call only what the service integrates", () => {
    const called = MACHINES.flatMap(({ states }) => Object.values(states).flatMap(({ Resource }) => Resource ?? []));
    const unknown = called.filter((resource) => !INTEGRATIONS.has(resource.replace("arn:aws:states:::", "")));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("may watch what they wait for: the service tells it through rules of its own", () => {
    const faults = faultsOf(({ name, resources }) =>
      resources
        .filter(({ type, properties }) => type === "AWS::StepFunctions::StateMachine" && JSON.stringify(properties).includes(".sync"))
        .filter(({ component }) => {
          const policy = resources.find(({ address }) => address === `${component}.rolePolicy`);
          return !JSON.stringify(policy?.properties ?? {}).includes("events:PutRule");
        })
        .map(({ address }) => `${name}: ${address}`),
    );
    expect(faults).toEqual([]);
  });
});

describe("the check itself refuses", () => {
  it.each([
    ["an arrow into nothing", { StartAt: "A", States: { A: { Type: "Pass", Next: "B" } } }],
    ["no last state", { StartAt: "A", States: { A: { Type: "Pass", Next: "A" } } }],
    ["a path that cannot be read", { StartAt: "A", States: { A: { Type: "Pass", InputPath: "a.b", End: true } } }],
  ])("%s", (_what, definition) => {
    expect(validateStateMachine(definition).isValid).toBe(false);
  });
});
