import { afterEach, describe, expect, test, vi } from "vitest";
import { openVertexFeatures } from "../features/vertex-features.ts";
import { startService } from "../local-service.testing.ts";
import { openModel } from "../models/model-endpoint.ts";
import { openVertexModel } from "../models/vertex-model.ts";
import { recorded } from "../recorded-calls.testing.ts";
import { createPubsubSink } from "../streams/pubsub-sink.ts";
import { createVertexIndex, vertexIndexTarget } from "../vectors/vertex-index.ts";
import { type AskGoogle, GoogleRefusal, kafkaToken } from "./ask-google.ts";
import { openStoredText } from "./storage-text.ts";

const INDEX = "projects/1/locations/europe-west1/indexes/2";
const ENDPOINT = "projects/1/locations/europe-west1/indexEndpoints/3";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const away: AskGoogle = () => Promise.reject(new GoogleRefusal(503, "away"));

describe("a topic of Pub/Sub", () => {
  test("takes a thousand events at a time, with their keys", async () => {
    const { asked, ask } = recorded({});
    const events = Array.from({ length: 1001 }, (_, index) => ({ key: `k${index}`, body: new TextEncoder().encode("{}") }));
    await createPubsubSink("projects/p/topics/t", ask).send(events);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({
      url: "https://pubsub.googleapis.com/v1/projects/p/topics/t:publish",
      body: { messages: [{ data: "e30=", attributes: { key: "k1000" } }] },
    });
  });

  test("is not ready for a program that may not write to it", async () => {
    await expect(createPubsubSink("projects/p/topics/t", recorded({}).ask).check()).rejects.toThrow("may not write");
    await createPubsubSink("projects/p/topics/t", recorded({ permissions: ["pubsub.topics.publish"] }).ask).check();
  });

  test("lets a refusal pass: nothing was taken", async () => {
    await expect(createPubsubSink("projects/p/topics/t", away).send([{ key: "a", body: new Uint8Array() }])).rejects.toThrow("503");
  });
});

test("an index answers with ids, scores and what lies beside the vectors, and is filled where it lies", async () => {
  const target = vertexIndexTarget(new URL(`vertex-vectors://1.europe-west1-2.vdb.vertexai.goog/live?endpoint=${ENDPOINT}&index=${INDEX}`));
  const found = {
    nearestNeighbors: [{ neighbors: [{ distance: 0.25, datapoint: { datapointId: "a", embeddingMetadata: { text: "x" } } }] }],
  };
  const { asked, ask } = recorded(found);
  const index = createVertexIndex(target!, ask);
  expect(await index.search([1, 2], 5)).toEqual([{ id: "a", score: 0.75, metadata: { text: "x" } }]);
  await index.upsert([{ id: "a", vector: [1], metadata: { text: "y".repeat(10_000) } }]);
  expect(asked[0]).toMatchObject({
    url: `https://1.europe-west1-2.vdb.vertexai.goog/v1/${ENDPOINT}:findNeighbors`,
    body: { deployedIndexId: "live", queries: [{ neighborCount: 5 }] },
  });
  expect(asked[1]).toMatchObject({ url: `https://europe-west1-aiplatform.googleapis.com/v1/${INDEX}:upsertDatapoints` });
  expect(JSON.stringify(asked[1]).length).toBeLessThan(9300);
});

const oneUser: AskGoogle = ({ url }) =>
  url.includes("/users:")
    ? Promise.resolve({ keyValues: { features: [{ name: "age", value: { int64Value: "7" } }] } })
    : Promise.reject(new GoogleRefusal(404, "nobody"));

test("features of every view are told by name, and those of nobody are missing", async () => {
  const address = "vertex-features://europe-west1/p/store/users,items?host=1.featurestore.vertexai.goog";
  expect(await openVertexFeatures(address, oneUser)?.read("u1")).toEqual({ users: { age: "7" } });
  expect(openVertexFeatures("sagemaker-features://eu-west-1/a")).toBeUndefined();
});

describe("a model of Vertex AI", () => {
  test("behind an endpoint is asked with a list and answers with what it predicts", async () => {
    const { asked, ask } = recorded({ predictions: [[1, 2]] });
    expect(await openVertexModel("vertex://europe-west1/p/ranker", ask)?.invoke({ inputs: "shoes" })).toEqual([[1, 2]]);
    expect(asked).toEqual([
      {
        url: "https://europe-west1-aiplatform.googleapis.com/v1/projects/p/locations/europe-west1/endpoints/ranker:predict",
        body: { instances: [{ inputs: "shoes" }] },
      },
    ]);
  });

  test("of a publisher embeds texts and chats in its own words", async () => {
    const embedding = recorded({ predictions: [{ embeddings: { values: [1, 2] } }] });
    const address = "vertex-model://europe-west1/p/google/text-embedding-005";
    expect(await openVertexModel(address, embedding.ask)?.invoke({ inputs: "shoes" })).toEqual([[1, 2]]);
    const chat = recorded({ candidates: [] });
    await openVertexModel("vertex-model://europe-west1/p/google/gemini-2.5-flash", chat.ask)?.invoke({ contents: [] });
    expect(chat.asked[0]).toMatchObject({ url: expect.stringMatching(/gemini-2\.5-flash:generateContent$/), body: { contents: [] } });
  });
});

test("a service of Cloud Run is told who asks, by a token for its own address; nobody else is", async () => {
  const metadata = await startService(({ path }) => ({
    headers: { "metadata-flavor": "Google", "content-type": "text/plain" },
    body: `for ${new URLSearchParams(path.split("?")[1]).get("audience")}`,
  }));
  vi.stubEnv("GCE_METADATA_HOST", metadata.url.replace("http://", ""));
  vi.stubEnv("METADATA_SERVER_DETECTION", "assume-present");
  // Nobody's own login on this machine.
  for (const name of ["GOOGLE_APPLICATION_CREDENTIALS", "HOME", "APPDATA"]) vi.stubEnv(name, "");
  const told: (string | null)[] = [];
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    told.push(new Headers(init.headers).get("authorization"));
    return Promise.resolve(Response.json([[1, 2]]));
  });
  for (const host of ["embed-1.europe-west1.run.app", "models.example.com", "run.app.example.com"])
    await openModel(`https://${host}/embed`).invoke({ inputs: "shoes" });
  expect(told).toEqual(["Bearer for https://embed-1.europe-west1.run.app", null, null]);
});

test("a text in Cloud Storage that is not there is empty, and is written whole", async () => {
  const asked: unknown[] = [];
  const text = openStoredText("gs://bucket/work/embed/embedded.txt", (request) => {
    asked.push(request);
    return request.method === "GET" ? Promise.reject(new GoogleRefusal(404, "no")) : Promise.resolve("");
  });
  expect(await text?.read()).toBe("");
  await text?.write("a\n");
  expect(asked[1]).toEqual({
    url: "https://storage.googleapis.com/upload/storage/v1/b/bucket/o?uploadType=media&name=work%2Fembed%2Fembedded.txt",
    text: "a\n",
  });
});

test("Kafka at Google is signed in to with an access token in the form of a JWT", () => {
  const [head = "", claims = "", token = ""] = kafkaToken({ token: "ya29.x", email: "a@p.iam.gserviceaccount.com", nowMs: 1_000_000 })
    .split(".")
    .map((part) => Buffer.from(part, "base64url").toString());
  expect(JSON.parse(head)).toEqual({ typ: "JWT", alg: "GOOG_OAUTH2_TOKEN" });
  expect(JSON.parse(claims)).toEqual({ exp: 2800, iat: 1000, iss: "Google", scope: "kafka", sub: "a@p.iam.gserviceaccount.com" });
  expect(token).toBe("ya29.x");
});
