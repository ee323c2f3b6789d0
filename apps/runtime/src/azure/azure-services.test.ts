import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDocuments } from "../documents/read-documents.ts";
import { embedText } from "../models/embed-text.ts";
import { openModel } from "../models/model-endpoint.ts";
import { openDoneList } from "../state/done-list.ts";
import { sinkTarget } from "../streams/open-sink.ts";
import { openIndex } from "../vectors/open-index.ts";

interface Call {
  readonly url: string;
  readonly method: string;
  readonly authorization: string;
  readonly body: string;
}

const calls: Call[] = [];

/** Stands in for the platform and the services, whose addresses cannot be moved. */
function answerWith(answers: Readonly<Record<string, () => Response>>): void {
  vi.stubGlobal("fetch", (input: string | URL, init: RequestInit = {}) => {
    const url = String(input);
    const headers = new Headers(init.headers);
    calls.push({ url, method: init.method ?? "GET", authorization: headers.get("authorization") ?? "", body: String(init.body ?? "") });
    const resource = new URL(url).searchParams.get("resource");
    if (url.startsWith("http://identity/")) {
      return Promise.resolve(Response.json({ access_token: `for ${resource}`, expires_on: String(Date.now() / 1000 + 3600) }));
    }
    const found = Object.entries(answers).find(([part]) => url.includes(part));
    return Promise.resolve(found ? found[1]() : new Response("", { status: 404 }));
  });
}

beforeEach(() => {
  calls.length = 0;
  vi.stubEnv("IDENTITY_ENDPOINT", "http://identity/token");
  vi.stubEnv("IDENTITY_HEADER", "secret");
  vi.stubEnv("AZURE_CLIENT_ID", "client-1");
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("an Event Hubs address leads to its Kafka endpoint, with the identity's token for that host", () => {
  expect(sinkTarget("eventhubs://ns-1.servicebus.windows.net/clicks")).toEqual({
    stream: "kafka",
    kafka: { bootstrapServers: ["ns-1.servicebus.windows.net:9093"], topic: "clicks", identityFor: "https://ns-1.servicebus.windows.net" },
  });
});

test("an OpenAI deployment embeds a text with a token of the container's identity", async () => {
  answerWith({ "openai.azure.com": () => Response.json({ data: [{ embedding: [0.5, 1] }] }) });
  expect(await embedText(openModel("azureopenai://acct.openai.azure.com/embedder"), "shoes")).toEqual([0.5, 1]);
  expect(calls.at(-1)).toMatchObject({
    url: "https://acct.openai.azure.com/openai/v1/embeddings",
    authorization: "Bearer for https://cognitiveservices.azure.com",
    body: '{"input":"shoes","model":"embedder"}',
  });
});

test("a question with messages is a chat", async () => {
  answerWith({ "openai.azure.com": () => Response.json({ choices: [] }) });
  await openModel("azureopenai://acct.openai.azure.com/chat").invoke({ messages: [] });
  expect(calls.at(-1)?.url).toContain("/chat/completions");
});

test("an index takes any id and gives it back with its neighbours", async () => {
  const index = openIndex("aisearch://svc.search.windows.net/passages");
  answerWith({
    "docs/search.index": () => Response.json({ value: [{ status: true }] }),
    "docs/search.post.search": () =>
      Response.json({ value: [{ "@search.score": 0.9, content: "text", metadata: '{"source":"a/b","id":"a/b#1"}' }] }),
  });
  await index.upsert([{ id: "a/b#1", vector: [1], metadata: { text: "text", source: "a/b" } }]);
  expect(JSON.parse(calls.at(-1)?.body ?? "")).toMatchObject({ value: [{ id: expect.stringMatching(/^[\w-]+$/), content: "text" }] });
  expect(await index.search([1], 3)).toEqual([{ id: "a/b#1", score: 0.9, metadata: { source: "a/b", text: "text" } }]);
});

test("what the search service has put into the index itself is known by the address of its file", async () => {
  const file = "https://acct.blob.core.windows.net/raw/a.pdf";
  answerWith({ "docs/search.post.search": () => Response.json({ value: [{ "@search.score": 0.5, content: "text", metadata: file }] }) });
  const index = openIndex("aisearch://svc.search.windows.net/passages");
  expect(await index.search([1], 1)).toEqual([{ id: file, score: 0.5, metadata: { text: "text" } }]);
});

test("a document that the index refuses fails the batch", async () => {
  answerWith({ "docs/search.index": () => Response.json({ value: [{ status: false, errorMessage: "too long" }] }) });
  const index = openIndex("aisearch://svc.search.windows.net/passages");
  await expect(index.upsert([{ id: "a", vector: [1], metadata: {} }])).rejects.toThrow("too long");
});

test("files of a lake are read one by one, with the notes of tools left out", async () => {
  const paths = ["raw/a.txt", "raw/_delta_log/0.json", "raw/sub/b.csv"].map((name) => ({ name }));
  answerWith({
    "resource=filesystem": () => Response.json({ paths: [...paths, { name: "raw/sub", isDirectory: "true" }] }),
    "/docs/raw/a.txt": () => new Response("one"),
    "/docs/raw/sub/b.csv": () => new Response("id,text\n7,two\n"),
  });
  const found: unknown[] = [];
  for await (const document of readDocuments("abfss://docs@acct.dfs.core.windows.net/raw/")) found.push(document);
  expect(found).toMatchObject([{ name: "a.txt", text: "one" }, { text: "two" }]);
});

test("the list of what is done is kept in a lake", async () => {
  answerWith({ "acct.blob.core.windows.net": () => new Response("", { status: 201 }) });
  const list = await openDoneList("abfss://scratch@acct.dfs.core.windows.net/embed/done.txt");
  list.add("a", "one");
  await list.save();
  expect(calls.at(-1)).toMatchObject({ method: "PUT", url: "https://acct.blob.core.windows.net/scratch/embed/done.txt" });
  expect(calls.at(-1)?.body.trim()).toMatch(/^[0-9a-f]{32}$/);
});
