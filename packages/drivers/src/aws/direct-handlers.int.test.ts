import type { OperationStatus, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { ownerOf, REGION, request, SandboxHarness } from "./sandbox-harness.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const NAMED = { hasUniqueName: true };

let harness: SandboxHarness;
let driver: AwsDriver;
let tokens = 0;
const call = () => ({ ...LIMIT, token: `fe${String((tokens += 1)).padStart(62, "0")}` });

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_handler_tests");
  driver = createAwsDriver({ ...harness.connection, artefacts: { read: readArtefact } });
});
beforeEach(() => harness.reset());
afterAll(async () => {
  driver.close();
  await harness.stop();
});

async function end(made: ResourceRequest, status: OperationStatus): Promise<OperationStatus> {
  let current = status;
  for (let polls = 0; current.state === "pending" && polls < 200; polls += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    current = await driver.poll(current.operation, made, LIMIT);
  }
  return current;
}

async function make(wanted: ResourceRequest): Promise<{ identifier: string; attributes: PropertyMap }> {
  const status = await end(wanted, await driver.create(wanted, call()));
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return status;
}

const identityOf = (made: ResourceRequest, identifier: string) => ({ address: made.address, type: made.type, via: made.via, identifier });

const readArtefact = (name: string) => Promise.resolve(name === "flink-job" ? new Uint8Array([1, 2, 3]) : undefined);
const settings = (admin: string) =>
  request(
    "AWS::LakeFormation::DataLakeSettings",
    { Admins: [{ DataLakePrincipalIdentifier: admin }], CreateTableDefaultPermissions: [] },
    {},
    { via: "sdk:lakeformation" },
  );
const text = (Content: string) => request("Zerolake::S3::Object", { Bucket: "zl-texts", Key: "job.sql", Content }, {}, { via: "sdk:s3" });
const notification = (Threshold: number) => ({
  Notification: { NotificationType: "ACTUAL", ComparisonOperator: "GREATER_THAN", Threshold, ThresholdType: "PERCENTAGE" },
  Subscribers: [{ SubscriptionType: "SNS", Address: "arn:aws:sns:eu-central-1:1:t" }],
});

const budgetProperties = (amount: number, ...thresholds: number[]): PropertyMap => ({
  Budget: { BudgetName: "zl-budget", BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit: { Amount: amount, Unit: "USD" } },
  NotificationsWithSubscribers: thresholds.map(notification),
});

const WHOLE_LIFE = ["absent", "found", "read", "done", "gone", "done"];

/** What became of a resource that is made, found, read and deleted twice. */
async function lifeOf(wanted: ResourceRequest): Promise<readonly string[]> {
  const before = await driver.find(wanted, call());
  const { identifier } = await make(wanted);
  const found = await driver.find(wanted, call());
  const identity = identityOf(wanted, identifier);
  const read = await driver.read(identity, LIMIT);
  const deleted = await end(wanted, await driver.delete(identity, wanted.properties, { ...call(), mayEmpty: false }));
  const after = await driver.read(identity, LIMIT);
  const again = await end(wanted, await driver.delete(identity, wanted.properties, { ...call(), mayEmpty: false }));
  return [
    before ? "present" : "absent",
    found?.identifier === identifier ? "found" : "not found",
    read?.identifier === identifier ? "read" : "not read",
    deleted.state,
    after ? "still there" : "gone",
    again.state,
  ];
}

async function flinkApplication(): Promise<void> {
  await make(
    request(
      "AWS::IAM::Role",
      { RoleName: "zl-flink", AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] } },
      { identifier: ["RoleName"], ...NAMED },
    ),
  );
  const application = {
    ApplicationName: "zl-flink",
    RuntimeEnvironment: "FLINK-1_20",
    ServiceExecutionRole: `arn:aws:iam::${harness.account}:role/zl-flink`,
  };
  await make(request("AWS::KinesisAnalyticsV2::Application", application, { identifier: ["ApplicationName"], ...NAMED }));
}

it("keeps an Iceberg table in Glue, and changes its parameters without touching the engine's own", async () => {
  await make(
    request(
      "AWS::Glue::Database",
      { CatalogId: harness.account, DatabaseInput: { Name: "lake" }, DatabaseName: "lake" },
      { identifier: ["DatabaseName"], ...NAMED },
    ),
  );
  const iceberg = {
    IcebergInput: {
      MetadataOperation: "CREATE",
      Version: "2",
      IcebergTableInput: {
        Location: "s3://b/raw/events",
        Schema: { SchemaId: 0, Type: "struct", Fields: [{ Id: 1, Name: "id", Type: "string", Required: false }] },
      },
    },
  };
  const properties = { CatalogId: harness.account, DatabaseName: "lake", Name: "events", OpenTableFormatInput: iceberg };
  const table = request("AWS::Glue::Table", properties, { writeOnly: ["OpenTableFormatInput"] }, { via: "sdk:glue" });
  expect(await lifeOf(table)).toEqual(WHOLE_LIFE);
  const { identifier } = await make(table);
  const next = { ...table, properties: { ...properties, TableInput: { Description: "Clicks", Parameters: { owner: "zl" } } } };
  const status = await driver.update(identityOf(table, identifier), properties, next, call());
  expect(status).toMatchObject({
    state: "done",
    attributes: {
      TableInput: { Description: "Clicks", Parameters: { owner: "zl", metadata_location: expect.any(String), table_type: "ICEBERG" } },
    },
  });
});

it("merges the Lake Formation settings and never takes somebody's rights away", async () => {
  const first = `arn:aws:iam::${harness.account}:role/first`;
  const second = `arn:aws:iam::${harness.account}:role/second`;
  await make(settings(first));
  const { identifier, attributes } = await make(settings(second));
  expect(identifier).toBe(harness.account);
  const admins = (attributes["Admins"] as { DataLakePrincipalIdentifier: string }[]).map((admin) => admin.DataLakePrincipalIdentifier);
  expect(admins).toEqual([first, `arn:aws:iam::${harness.account}:user/zerolake`, second]);
  expect(attributes["CreateTableDefaultPermissions"]).toEqual([]);
  await driver.delete(identityOf(settings(first), identifier), {}, { ...call(), mayEmpty: false });
  expect(await driver.find(settings(first), call())).toMatchObject({ identifier });
});

it("registers a storage location", async () => {
  const properties = {
    ResourceArn: "arn:aws:s3:::zl-lake",
    RoleArn: `arn:aws:iam::${harness.account}:role/vending`,
    UseServiceLinkedRole: false,
  };
  expect(await lifeOf(request("AWS::LakeFormation::Resource", properties, {}, { via: "sdk:lakeformation" }))).toEqual(WHOLE_LIFE);
});

it("adds and removes the log stream of a Flink application", async () => {
  await flinkApplication();
  const LogStreamARN = `arn:aws:logs:${REGION}:${harness.account}:log-group:/zl:log-stream:flink`;
  const properties = { ApplicationName: "zl-flink", CloudWatchLoggingOption: { LogStreamARN } };
  expect(
    await lifeOf(request("AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption", properties, {}, { via: "sdk:kinesisanalyticsv2" })),
  ).toEqual(WHOLE_LIFE);
});

it("starts a Flink application and stops it again", async () => {
  await flinkApplication();
  expect(
    await lifeOf(
      request("Zerolake::KinesisAnalytics::RunningApplication", { ApplicationName: "zl-flink" }, {}, { via: "sdk:kinesisanalyticsv2" }),
    ),
  ).toEqual(WHOLE_LIFE);
});

it("starts a streaming job of Glue once and stops it again", async () => {
  const command = { Name: "gluestreaming", ScriptLocation: "s3://zl/main.py" };
  await make(
    request("AWS::Glue::Job", { Name: "zl-stream", Role: "arn:aws:iam::1:role/r", Command: command }, { identifier: ["Name"], ...NAMED }),
  );
  const properties = {
    JobName: "zl-stream",
    ScriptLocation: command.ScriptLocation,
    NumberOfWorkers: 2,
    Arguments: { "--mode": "stream" },
  };
  const run = request("Zerolake::Glue::StreamingRun", properties, {}, { via: "sdk:glue" });
  expect(await lifeOf(run)).toEqual(WHOLE_LIFE);
  const first = await make(run);
  const second = await make(run);
  expect(second.attributes).toEqual(first.attributes);
});

it("looks up where a Kafka cluster can be reached", async () => {
  const cluster = request(
    "AWS::MSK::ServerlessCluster",
    { ClusterName: "zl-kafka", ClientAuthentication: { Sasl: { Iam: { Enabled: true } } }, VpcConfigs: [{ SubnetIds: ["subnet-1"] }] },
    { identifier: ["Arn"], ...NAMED },
  );
  const { identifier: ClusterArn } = await make(cluster);
  const brokers = request("Zerolake::MSK::BootstrapBrokers", { ClusterArn }, {}, { via: "sdk:kafka" });
  expect(await driver.find(brokers, call())).toMatchObject({
    attributes: { BootstrapBrokerStringSaslIam: expect.stringContaining(":9098") },
  });
  const missing = { ...brokers, properties: { ClusterArn: `${ClusterArn}x` } };
  expect(await driver.find(missing, call())).toBeUndefined();
});

it("uploads what the project built once, with its owner written on it", async () => {
  await make(
    request(
      "AWS::S3::Bucket",
      { BucketName: "zl-artefacts", VersioningConfiguration: { Status: "Enabled" } },
      { identifier: ["BucketName"], ...NAMED },
    ),
  );
  const properties = { Bucket: "zl-artefacts", Key: "artefacts/flink-job/1/job.zip", Artefact: "flink-job", Version: "1" };
  const object = request("Zerolake::S3::Object", properties, {}, { via: "sdk:s3", address: 'job.code["größe 1"]' });
  expect(await lifeOf(object)).toEqual(WHOLE_LIFE);
  const { attributes } = await make(object);
  expect(attributes).toMatchObject({ Size: 3, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) });
  expect(await driver.find(object, call())).toMatchObject({ owner: ownerOf('job.code["größe 1"]') });
  expect(await driver.create(object, call())).toMatchObject({ state: "done" });
});

it("does not overwrite another content, and says which artefact is missing", async () => {
  await make(request("AWS::S3::Bucket", { BucketName: "zl-texts" }, { identifier: ["BucketName"], ...NAMED }));
  const { identifier } = await make(text("select 1"));
  expect(await driver.create(text("select 2"), call())).toMatchObject({ state: "failed", error: { cause: "alreadyExists" } });
  const changed = await driver.update(
    identityOf(text(""), identifier),
    text("select 1").properties,
    text("select 22").properties ? text("select 22") : text(""),
    call(),
  );
  expect(changed).toMatchObject({ state: "done", attributes: { Size: 9 } });
  const unbuilt = request(
    "Zerolake::S3::Object",
    { Bucket: "zl-texts", Key: "k", Artefact: "unknown", Version: "9" },
    {},
    { via: "sdk:s3" },
  );
  expect(await driver.create(unbuilt, call())).toMatchObject({ state: "failed", error: { code: "ArtefactMissing" } });
});

it("keeps a budget and its notifications in agreement", async () => {
  const budget = request(
    "AWS::Budgets::Budget",
    budgetProperties(100, 50, 80),
    { identifier: ["Budget.BudgetName"] },
    { via: "sdk:budgets" },
  );
  expect(await lifeOf(budget)).toEqual(WHOLE_LIFE);
  const { identifier } = await make(budget);
  const next = { ...budget, properties: budgetProperties(200, 80, 90) };
  const status = await driver.update(identityOf(budget, identifier), budget.properties, next, call());
  expect(status).toMatchObject({ state: "done", attributes: { Budget: { BudgetLimit: { Amount: 200 } } } });
  const { resources } = (await harness.control("GET", `accounts/${harness.account}/resources?type=AWS::Budgets::Budget`)) as {
    resources: { properties: { NotificationsWithSubscribers: { Notification: { Threshold: number } }[] } }[];
  };
  expect(resources[0]?.properties.NotificationsWithSubscribers.map((item) => item.Notification.Threshold)).toEqual([80, 90]);
  expect(await driver.create(budget, call())).toMatchObject({ state: "failed", error: { cause: "alreadyExists" } });
});

/** A cluster with the Data API, and how statements reach it. */
async function postgresCluster(Database: string) {
  const cluster = request(
    "AWS::RDS::DBCluster",
    {
      DBClusterIdentifier: `zl-${Database}`,
      Engine: "aurora-postgresql",
      EnableHttpEndpoint: true,
      ManageMasterUserPassword: true,
      MasterUsername: "zl",
    },
    { identifier: ["DBClusterIdentifier"], ...NAMED },
  );
  const { attributes } = await make(cluster);
  const secret = attributes["MasterUserSecret"] as { SecretArn: string };
  return { ClusterArn: attributes["DBClusterArn"] ?? "", SecretArn: secret.SecretArn, Database };
}

it("makes a user of a PostgreSQL cluster with the password of its secret, and locks it out again", async () => {
  const secret = request(
    "AWS::SecretsManager::Secret",
    { Name: "zl-password", GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
    { identifier: ["Id"], ...NAMED },
  );
  const { identifier: PasswordSecretArn } = await make(secret);
  const properties = { ...(await postgresCluster("polaris")), UserName: "polaris", PasswordSecretArn };
  const user = request("Zerolake::RDS::DatabaseUser", properties, {}, { via: "sdk:rds-data" });
  expect(await lifeOf(user)).toEqual(WHOLE_LIFE);
  expect(await make(user)).toMatchObject({ attributes: { UserName: "polaris" } });
  const { PasswordSecretArn: _, ...rest } = properties;
  const open = request("Zerolake::RDS::DatabaseUser", { ...rest, PasswordSecretArn: `${PasswordSecretArn}x` }, {}, { via: "sdk:rds-data" });
  expect(await driver.create(open, call())).toMatchObject({ state: "failed" });
});

it("makes an embedding table in a PostgreSQL cluster, and drops it", async () => {
  const properties = {
    ...(await postgresCluster("vectors")),
    Table: "items",
    Dimension: 768,
    Metric: "cosine",
    VectorType: "halfvec",
    HnswM: 16,
  };
  expect(await lifeOf(request("Zerolake::RDS::VectorTable", properties, {}, { via: "sdk:rds-data" }))).toEqual(WHOLE_LIFE);
});
