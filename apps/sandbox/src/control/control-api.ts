import { createHash, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import { ControlError } from "./control-error.ts";
import { ROUTES } from "./control-routes.ts";

const PREFIX = "/_sandbox/";

/** The API by which people and tests steer the sandbox: `/_sandbox/…`, JSON, bearer token. */
export async function answerControl(sandbox: Sandbox, token: string, exchange: Exchange): Promise<Reply> {
  try {
    if (!isAllowed(token, exchange)) throw new ControlError(401, "The control API needs its bearer token in the Authorization header.");
    const path = exchange.path.slice(PREFIX.length).split("/").filter(Boolean);
    for (const route of ROUTES) {
      const parameters = route.method === exchange.method ? match(route.path, path) : undefined;
      if (parameters)
        return jsonReply(200, (await route.run(sandbox, { parameters, query: exchange.query, body: readJson(exchange) })) ?? {});
    }
    throw new ControlError(404, `The control API has no ${exchange.method} ${exchange.path}.`);
  } catch (error) {
    return refusal(sandbox, error);
  }
}

function refusal(sandbox: Sandbox, error: unknown): Reply {
  if (error instanceof ControlError) return jsonReply(error.status, { error: error.message });
  if (error instanceof z.ZodError) return jsonReply(400, { error: z.prettifyError(error) });
  sandbox.onError(error);
  return jsonReply(500, { error: "The sandbox failed while handling this request; its log says why." });
}

function isAllowed(token: string, exchange: Exchange): boolean {
  const given = exchange.headers["authorization"]?.replace(/^Bearer /, "") ?? "";
  // Digests have equal lengths, so the comparison takes the same time whatever was given.
  return timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(token).digest());
}

function readJson(exchange: Exchange): unknown {
  const text = bodyText(exchange);
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "The body is not valid JSON.");
  }
}

/** `faults/:id` against `["faults", "7"]` gives `{ id: "7" }`. */
function match(pattern: string, path: readonly string[]): Readonly<Record<string, string>> | undefined {
  const parts = pattern.split("/");
  if (parts.length !== path.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = path[index] ?? "";
    if (part.startsWith(":")) parameters[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return parameters;
}
