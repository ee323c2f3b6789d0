import { ADDRESS_FORMS, isAddress } from "@zerolake/artefacts";
import { describe, expect, test } from "vitest";
import { openFeatures } from "./features/feature-reader.ts";
import { startKinesis, startService, useAwsAt } from "./local-service.testing.ts";
import { openModel } from "./models/model-endpoint.ts";
import { openSink, sinkTarget } from "./streams/open-sink.ts";
import { openIndex } from "./vectors/open-index.ts";

const OPENERS = { events: openSink, vectors: openIndex, features: openFeatures, model: openModel } as const;

describe.each(Object.entries(OPENERS))("addresses of %s", (kind, open) => {
  const forms = ADDRESS_FORMS[kind as keyof typeof OPENERS];

  test.each(forms)("$written is opened", ({ example }) => {
    expect(isAddress(kind as keyof typeof OPENERS, example)).toBe(true);
    expect(() => open(example)).not.toThrow();
  });

  test.each(["", "x", "ftp://host/name", forms[0]?.example.split("/").slice(0, 3).join("/") ?? ""])("“%s” is refused", (address) => {
    expect(() => open(address)).toThrow(/is "|is not the address/);
  });
});

test("a Kafka address gives every broker, the topic and the region to sign in", () => {
  expect(sinkTarget(ADDRESS_FORMS.events[1]?.example ?? "")).toEqual({
    stream: "kafka",
    kafka: {
      bootstrapServers: ["b-1.zl.kafka.eu-west-1.amazonaws.com:9098", "b-2.zl.kafka.eu-west-1.amazonaws.com:9098"],
      topic: "clicks",
      iamRegion: "eu-west-1",
    },
  });
  expect(sinkTarget("kafka://localhost:9092/clicks")).toEqual({
    stream: "kafka",
    kafka: { bootstrapServers: ["localhost:9092"], topic: "clicks" },
  });
});

test("an address with a login is opened with the secret's user and password, and says when there is none", () => {
  const address = "kafka://pkc-1a2b3.eu-west-1.aws.confluent.cloud:9092/clicks?login=plain";
  expect(isAddress("events", address)).toBe(true);
  expect(sinkTarget(address, JSON.stringify({ username: "KEY", password: "SECRET" }))).toEqual({
    stream: "kafka",
    kafka: {
      bootstrapServers: ["pkc-1a2b3.eu-west-1.aws.confluent.cloud:9092"],
      topic: "clicks",
      login: { username: "KEY", password: "SECRET" },
    },
  });
  for (const wrong of [undefined, "", "{}", "top secret"]) {
    expect(() => sinkTarget(address, wrong)).toThrow(/^ZEROLAKE_EVENTS_LOGIN is not set, or is no JSON with username and password$/);
  }
});

test("a Kinesis address leads to its stream in its region", async () => {
  const { url, calls } = await startKinesis();
  useAwsAt(url);
  await openSink("kinesis://eu-west-1/zl-dev-stream-clicks-0a1b2c3d").send([{ key: "a", body: new Uint8Array([1]) }]);
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ StreamName: "zl-dev-stream-clicks-0a1b2c3d" });
  expect(calls[0]?.headers.authorization).toContain("/eu-west-1/kinesis/");
});

test("an S3 Vectors address leads to its index in its bucket", async () => {
  const { url, calls } = await startService(() => ({ body: {} }));
  useAwsAt(url);
  await openIndex("s3vectors://eu-west-1/bucket-1/index-1").upsert([{ id: "a", vector: [0.5], metadata: { text: "x".repeat(10_000) } }]);
  const sent = JSON.parse(calls[0]?.body ?? "") as { vectors: { metadata: { text: string } }[] };
  expect(sent).toMatchObject({ vectorBucketName: "bucket-1", indexName: "index-1", vectors: [{ key: "a", data: { float32: [0.5] } }] });
  expect(sent.vectors[0]?.metadata.text).toHaveLength(9000);
});

test("a feature address asks every group, and leaves out those that do not know the entity", async () => {
  const { url } = await startService(({ path }) => ({
    body: path.includes("group-a") ? { Record: [{ FeatureName: "age", ValueAsString: "7" }] } : {},
  }));
  useAwsAt(url);
  expect(await openFeatures("sagemaker-features://eu-west-1/group-a,group-b").read("u1")).toEqual({ "group-a": { age: "7" } });
});

test("a SageMaker address leads to its endpoint", async () => {
  const { url, calls } = await startService(() => ({ body: { predictions: [1] } }));
  useAwsAt(url);
  expect(await openModel("sagemaker://eu-west-1/ranker").invoke([{ age: 7 }])).toEqual({ predictions: [1] });
  expect(calls[0]).toMatchObject({ path: "/endpoints/ranker/invocations", body: '[{"age":7}]' });
});
