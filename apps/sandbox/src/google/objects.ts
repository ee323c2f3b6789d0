import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject } from "../json.ts";
import { checkEnabled, find } from "./check-request.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { invalid, notFound } from "./google-error.ts";

const OBJECT = "storage.object";
const HOST = "storage.googleapis.com";

/** Uploads and listings of objects; `undefined` for every other request. What objects hold is not kept, only how much it is. */
export function answerObjects(call: GoogleCall): Reply | Promise<Reply> | undefined {
  const { host, path, exchange } = call;
  const [, upload, bucket] = host === HOST ? (/^(\/upload)?\/storage\/v1\/b\/([^/]+)\/o$/.exec(path) ?? []) : [];
  if (bucket === undefined) return undefined;
  checkEnabled(call, host);
  if (!find(call, "storage.bucket", `b/${bucket}`)) throw notFound(bucket);
  if (exchange.method === "GET") return list(call, bucket);
  return upload === undefined ? undefined : store(call, bucket);
}

function list({ sandbox, ...call }: GoogleCall, bucket: string): Reply {
  const items = sandbox.store.resources
    .list(placeOf(call), OBJECT)
    .filter(({ identifier }) => identifier.startsWith(`b/${bucket}/o/`))
    .map(({ model }) => model);
  return jsonReply(200, { kind: "storage#objects", items });
}

async function store(call: GoogleCall, bucket: string): Promise<Reply> {
  const { description, size } = partsOf(call);
  const { name } = description;
  if (typeof name !== "string") throw invalid("An object has a name.");
  const identifier = `b/${bucket}/o/${name}`;
  const before = find(call, OBJECT, identifier);
  const generation = String(Number(before?.model["generation"] ?? call.sandbox.now()) + 1);
  const model: JsonObject = {
    ...description,
    kind: "storage#object",
    id: identifier,
    bucket,
    size: String(size),
    generation,
    metageneration: "1",
  };
  await call.sandbox.store.resources.put({
    ...placeOf(call),
    type: OBJECT,
    identifier,
    model,
    serviceState: {},
    createdAt: before?.createdAt ?? call.sandbox.now(),
  });
  return jsonReply(200, model);
}

/** A description and a content, in one request of several parts. */
function partsOf({ exchange }: GoogleCall): { readonly description: JsonObject; readonly size: number } {
  const boundary = /boundary=([^;]+)/.exec(exchange.headers["content-type"] ?? "")?.[1];
  if (exchange.query.get("uploadType") !== "multipart" || boundary === undefined) throw invalid("The sandbox takes multipart uploads.");
  const [, head = "", content = ""] = Buffer.from(exchange.body).toString("latin1").split(`--${boundary}`);
  const description: unknown = JSON.parse(Buffer.from(bodyOf(head), "latin1").toString("utf8"));
  if (!isObject(description as never)) throw invalid("An upload begins with its description.");
  return { description: description as JsonObject, size: bodyOf(content).length };
}

/** What follows the empty line of a part, without the line's end. */
function bodyOf(part: string): string {
  return part.slice(part.indexOf("\r\n\r\n") + 4).replace(/\r\n$/, "");
}
