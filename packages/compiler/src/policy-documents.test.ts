import { describe, expect, it } from "vitest";
import { AUDITED_ENVIRONMENTS } from "./audited-environments.testing.ts";
import { type PolicyDocument, policyDocuments } from "./policy-documents.testing.ts";
import { policyFaults } from "./policy-rules.testing.ts";

const DOCUMENTS: readonly PolicyDocument[] = [
  ...new Map(
    AUDITED_ENVIRONMENTS.flatMap(({ resources }) => policyDocuments(resources)).map((document) => [JSON.stringify(document), document]),
  ).values(),
];

/** Services that are known to say for which account they act when they take a role; a condition would refuse the others. */
const SAYS_ITS_ACCOUNT: Readonly<Record<string, boolean>> = {
  "airflow.amazonaws.com": false,
  "airflow-env.amazonaws.com": false,
  "airflow-serverless.amazonaws.com": false,
  "apigateway.amazonaws.com": false,
  "cloudtrail.amazonaws.com": false,
  "dms.amazonaws.com": false,
  "dms.eu-central-1.amazonaws.com": false,
  "dms.eu-west-1.amazonaws.com": false,
  "ecs-tasks.amazonaws.com": true,
  "elasticmapreduce.amazonaws.com": true,
  "emr-serverless.amazonaws.com": true,
  "firehose.amazonaws.com": false,
  "glue.amazonaws.com": true,
  "iot.amazonaws.com": true,
  "kafkaconnect.amazonaws.com": true,
  "kinesisanalytics.amazonaws.com": true,
  "lakeformation.amazonaws.com": true,
  "lambda.amazonaws.com": true,
  "redshift.amazonaws.com": false,
  "redshift-serverless.amazonaws.com": false,
  "s3.amazonaws.com": false,
  "sagemaker.amazonaws.com": true,
  "scheduler.amazonaws.com": true,
  "states.amazonaws.com": true,
  "transfer.amazonaws.com": true,
  "vpc-flow-logs.amazonaws.com": true,
  "ec2.amazonaws.com": false,
  "eks.amazonaws.com": false,
  "pods.eks.amazonaws.com": false,
};

/** Characters that the services take, without white space; inline policies count per role. */
const LENGTH_MAX: Readonly<Record<string, number>> = {
  "AWS::IAM::Role": 2048,
  "AWS::IAM::RolePolicy": 10_240,
  "AWS::IoT::Policy": 2048,
  "AWS::KMS::Key": 32_768,
  "AWS::S3::BucketPolicy": 20_480,
  "AWS::SNS::TopicInlinePolicy": 30_720,
  "AWS::MSK::ClusterPolicy": 20_480,
};

/** Thousands of documents on a busy machine. */
const AUDIT_TIMEOUT_MS = 60_000;

const trusts = DOCUMENTS.filter(({ kind }) => kind === "trust").flatMap(({ address, statements }) =>
  statements.map((statement) => ({ address, statement })),
);

describe("policy documents of every template, variant and tier", () => {
  it(
    "name actions, resources and conditions that exist and fit each other",
    async () => {
      const faults = await Promise.all(DOCUMENTS.map(policyFaults));
      expect([...new Set(faults.flat().map((fault) => fault.replace(/-[0-9a-f]{8}\b/g, "")))].sort()).toEqual([]);
    },
    AUDIT_TIMEOUT_MS,
  );

  it("are no longer than the service takes", () => {
    expect(DOCUMENTS.filter(({ type, characters }) => characters > (LENGTH_MAX[type] ?? 0)).map(({ address }) => address)).toEqual([]);
  });

  it("let a service take a role for this account only, wherever the service says for whom it acts", () => {
    const faults = trusts.flatMap(({ address, statement }) => {
      const isClosed = statement.condition["StringEquals"]?.["aws:SourceAccount"] !== undefined;
      return statement.services.filter((service) => SAYS_ITS_ACCOUNT[service] !== isClosed).map((service) => `${address}: ${service}`);
    });
    expect(faults).toEqual([]);
  });

  it("let a person or another account take a role only with a word that was told to nobody else", () => {
    const open = trusts.filter(({ statement }) => statement.services.length === 0);
    expect(open.length).toBeGreaterThan(0);
    expect(open.filter(({ statement }) => statement.condition["StringEquals"]?.["sts:ExternalId"] === undefined)).toEqual([]);
  });

  it("hand a role on to one named service only", () => {
    const passing = DOCUMENTS.flatMap(({ address, statements }) =>
      statements.filter(({ actions }) => actions.includes("iam:PassRole")).map((statement) => ({ address, statement })),
    );
    const faults = passing.filter(
      ({ statement }) =>
        statement.resources.some((resource) => resource.includes("*")) ||
        statement.condition["StringEquals"]?.["iam:PassedToService"] === undefined,
    );
    expect(passing.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it("keep the key in the hands of its own account", () => {
    const keys = DOCUMENTS.filter(({ type }) => type === "AWS::KMS::Key");
    expect(keys.length).toBeGreaterThan(0);
    for (const { statements } of keys) expect(statements[0]).toMatchObject({ actions: ["kms:*"], resources: ["*"], condition: {} });
  });

  it("admit rules without a condition, since EventBridge does not say for whom it publishes", () => {
    const admitting = DOCUMENTS.flatMap(({ statements }) => statements).filter(({ services }) => services.includes("events.amazonaws.com"));
    expect(admitting.length).toBeGreaterThan(0);
    expect(admitting.filter(({ condition }) => Object.keys(condition).length > 0)).toEqual([]);
  });

  it("name both of Flink's services in a key that encrypts an application", () => {
    const using = AUDITED_ENVIRONMENTS.filter(
      ({ resources }) =>
        resources.some(({ type }) => type === "AWS::KMS::Key") &&
        resources.some(({ type }) => type === "AWS::KinesisAnalyticsV2::Application"),
    );
    expect(using.length).toBeGreaterThan(0);
    for (const { resources } of using) {
      const key = policyDocuments(resources).find(({ type }) => type === "AWS::KMS::Key");
      const services = key?.statements.flatMap((statement) => statement.services);
      expect(services).toEqual(expect.arrayContaining(["kinesisanalytics.amazonaws.com", "infrastructure.kinesisanalytics.amazonaws.com"]));
    }
  });
});

describe("the check itself refuses", () => {
  const statement = {
    effect: "Allow",
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::b/*"],
    services: [],
    condition: {},
    elements: ["Effect", "Action", "Resource"],
  };
  const faultsOf = (changed: Partial<(typeof DOCUMENTS)[number]["statements"][number]>) =>
    policyFaults({
      address: "a.b",
      type: "AWS::IAM::RolePolicy",
      kind: "identity",
      statements: [{ ...statement, ...changed }],
      characters: 1,
    });

  it.each([
    ["an action that does not exist", { actions: ["s3:GetObjects"] }, "does not exist"],
    ["an action in the wrong case", { actions: ["s3:getObject"] }, "is written GetObject"],
    ["a service that does not exist", { actions: ["s4:GetObject"] }, "no service"],
    ["an object action on a bucket", { resources: ["arn:aws:s3:::b"] }, "takes"],
    ["a list action on an ARN", { actions: ["logs:DescribeLogGroups"] }, 'works on "*" only'],
    ["every resource without need", { resources: ["*"] }, "on every resource"],
    ["a resource that no action uses", { resources: ["arn:aws:s3:::b/*", "arn:aws:sqs:eu-west-1:1:q"] }, "is of no use"],
    ["a condition key that does not exist", { condition: { StringEquals: { "s3:Colour": "red" } } }, "is no condition key"],
    ["an unknown operator", { condition: { TextEquals: { "aws:SourceAccount": "1" } } }, "is no condition operator"],
    ["an unknown element", { elements: ["Effect", "Action", "Resource", "Why"] }, "is no element"],
  ])("%s", async (_what, changed, words) => {
    expect((await faultsOf(changed)).join("\n")).toContain(words);
  });

  it("nothing of a statement that fits", async () => {
    expect(await faultsOf({})).toEqual([]);
  });
});
