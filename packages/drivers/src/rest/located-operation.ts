import type { OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { aboutOperation, done, observed } from "./answers.ts";
import { type OpenOperation, POLL_MS } from "./open-operation.ts";
import { drawnPath, readPath } from "./read-resource.ts";
import { whenReady } from "./ready-state.ts";
import { type RestCall, variablesOf } from "./rest-call.ts";
import type { Classify, RestAnswer } from "./rest-client.ts";
import type { TypeRow } from "./type-row.ts";

/** Work that was accepted and is asked about at the address in the answer's header; `undefined` when it was done at once. */
export function acceptedAt(
  { location, retryAfterMs }: RestAnswer,
  open: Pick<OpenOperation, "verb" | "type" | "path" | "under">,
): OperationStatus | undefined {
  return location === undefined ? undefined : stillOpen({ ...open, url: location }, retryAfterMs);
}

/** Such an operation has a status and, when it makes something, its result at an address below its own. */
export async function pollLocated(
  call: RestCall,
  { open, row, classify }: { readonly open: OpenOperation; readonly row: TypeRow; readonly classify: Classify },
): Promise<OperationStatus> {
  const ask = (url: string): Promise<RestAnswer> => aboutOperation(() => call.client.exchange({ method: "GET", url, signal: call.signal }));
  const { body: answer, retryAfterMs } = await ask(open.url);
  if (answer["status"] === "Failed") return { state: "failed", error: classify({ status: 400, body: answer["error"] }) };
  if (answer["status"] !== "Succeeded") return stillOpen(open, retryAfterMs);
  if (open.verb === "delete") return { state: "done", identifier: open.path, attributes: {} };
  if (open.path !== "") return done(await aboutOperation(() => readPath(call, open.type, open.path)));
  const result: PropertyMap = (await ask(`${open.url}/result`)).body;
  const path = drawnPath(row, variablesOf(call, row, open.under ?? open.path), result) ?? open.path;
  return whenReady(observed(call.service, row, path, result), { row, type: open.type });
}

function stillOpen(open: OpenOperation, hintMs: number | undefined): OperationStatus {
  const identifier = open.path === "" ? {} : { identifier: open.path };
  const next = hintMs === undefined ? { retryAfterMs: POLL_MS } : { retryAfterMs: hintMs, isHint: true as const };
  return { state: "pending", operation: JSON.stringify(open), ...next, ...identifier };
}
