import type { Answer, Program, Request } from "../http-server.ts";
import { embedText } from "../models/embed-text.ts";
import { renderPage } from "./page.ts";
import type { Peers } from "./peers.ts";

const NEIGHBOURS_DEFAULT = 10;
const NEIGHBOURS_MAX = 1000;

/** `MODE=app`: the smallest application that proves its arrows. It never answers without the peer that the answer needs. */
export function appProgram(peers: Peers, title: string): Program {
  return {
    async handle(request) {
      if (request.path === "/") return { status: 200, contentType: "text/html; charset=utf-8", body: renderPage(title, peers) };
      if (request.path === "/search") return await search(peers, request);
      if (request.path.startsWith("/features/")) return await features(peers, decodeURIComponent(request.path.slice("/features/".length)));
      if (request.path === "/ask") return await ask(peers, request);
      if (request.path === "/events") return peers.collector ? await peers.collector.handle(request) : missingStream();
      return undefined;
    },
    async ready() {
      await peers.vectors?.check();
      await peers.collector?.ready();
    },
    async close() {
      await peers.collector?.close();
    },
  };
}

async function search(peers: Peers, { query, body, method }: Request): Promise<Answer> {
  if (!peers.vectors) return missingArrow("Vector database");
  const count = Math.min(Number(query.get("count")) || (peers.neighbours ?? NEIGHBOURS_DEFAULT), NEIGHBOURS_MAX);
  const text = query.get("q");
  if (method === "POST") {
    const vector: unknown = JSON.parse(body);
    if (!Array.isArray(vector) || !vector.every((item) => typeof item === "number"))
      return { status: 400, body: { error: "Send the vector as a JSON list of numbers." } };
    return { status: 200, body: { neighbours: await peers.vectors.search(vector, count) } };
  }
  if (!text) return { status: 400, body: { error: "Send the text as ?q=…, or a vector with POST." } };
  if (!peers.embedder) return missingArrow("Model endpoint or Foundation model (to turn text into a vector)");
  return { status: 200, body: { neighbours: await peers.vectors.search(await embedText(peers.embedder, text), count) } };
}

async function features(peers: Peers, entityId: string): Promise<Answer> {
  if (!peers.features) return missingArrow("Feature store");
  const found = await peers.features.read(entityId);
  return found ? { status: 200, body: found } : { status: 404, body: { error: `No features of "${entityId}" are stored.` } };
}

async function ask(peers: Peers, { method, body }: Request): Promise<Answer> {
  if (!peers.model) return missingArrow("Model endpoint or Foundation model");
  if (method !== "POST") return { status: 405, body: { error: "Send the input of the model with POST." } };
  return { status: 200, body: await peers.model.invoke(JSON.parse(body)) };
}

function missingStream(): Answer {
  return { status: 501, body: { error: "This application has no arrow to an Event stream. Draw one and deploy again." } };
}

function missingArrow(peer: string): Answer {
  return { status: 501, body: { error: `This application has no arrow from a ${peer}. Draw one and deploy again.` } };
}
