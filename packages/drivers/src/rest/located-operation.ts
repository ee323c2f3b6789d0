import type { OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { aboutOperation, done, observed } from "./answers.ts";
import { type OpenOperation, POLL_MS } from "./open-operation.ts";
import { drawnPath } from "./read-resource.ts";
import { type RestCall, variablesOf } from "./rest-call.ts";
import type { Classify } from "./rest-client.ts";
import type { TypeRow } from "./type-row.ts";

/** Work that was accepted and is asked about at the address in the answer's header. */
export function acceptedAt(url: string, open: { readonly type: string; readonly under: string }): OperationStatus {
  const operation: OpenOperation = { verb: "create", path: "", url, ...open };
  return { state: "pending", operation: JSON.stringify(operation), retryAfterMs: POLL_MS };
}

/** Such an operation has a status, and its result at an address below its own. */
export async function pollLocated(
  call: RestCall,
  { open, row, classify }: { readonly open: OpenOperation; readonly row: TypeRow; readonly classify: Classify },
): Promise<OperationStatus> {
  const ask = (url: string): Promise<PropertyMap> => aboutOperation(() => call.client.send({ method: "GET", url, signal: call.signal }));
  const answer = await ask(open.url);
  if (answer["status"] === "Failed") return { state: "failed", error: classify({ status: 400, body: answer["error"] }) };
  if (answer["status"] !== "Succeeded") return { state: "pending", operation: JSON.stringify(open), retryAfterMs: POLL_MS };
  const result = await ask(`${open.url}/result`);
  const path = drawnPath(row, variablesOf(call, row, open.under ?? open.path), result) ?? open.path;
  return done(observed(call.service, row, path, result));
}
