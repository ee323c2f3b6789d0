import type { OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { fill } from "./address.ts";
import { aboutOperation, done, unlessAbsent } from "./answers.ts";
import { pollLocated } from "./located-operation.ts";
import { ITSELF, type OpenOperation, openSchema, POLL_MS } from "./open-operation.ts";
import { readPath, showPath } from "./read-resource.ts";
import { whenReady } from "./ready-state.ts";
import { type RestCall, rowOf } from "./rest-call.ts";
import type { Classify, RestFailure } from "./rest-client.ts";
import type { OperationStyle, TypeRow } from "./type-row.ts";

/** The status of a call whose answer is an operation. */
export function accepted(answer: PropertyMap, { row, variables, ...open }: Omit<OpenOperation, "url"> & AcceptedBy): OperationStatus {
  const url = `${fill(row.api, variables, String)}/${operationPath(row.operations ?? "google.longrunning", answer, variables)}`;
  return {
    state: "pending",
    operation: JSON.stringify({ ...open, url } satisfies OpenOperation),
    retryAfterMs: POLL_MS,
    ...(open.path === "" ? {} : { identifier: open.path }),
  };
}

interface AcceptedBy {
  readonly row: TypeRow;
  readonly variables: Readonly<Record<string, string>>;
}

function operationPath(style: OperationStyle, answer: PropertyMap, variables: Readonly<Record<string, string>>): string {
  const name = String(answer["name"] ?? "");
  switch (style) {
    case "google.longrunning":
      return name;
    case "compute": {
      const link = String(answer["selfLink"] ?? "");
      return link.slice(link.indexOf("/projects/") + 1);
    }
    case "container":
      return `projects/${variables["project"]}/locations/${variables["location"]}/operations/${name}`;
    case "sqladmin":
    case "located":
      return `projects/${variables["project"]}/operations/${name}`;
  }
}

/** Asks how an operation stands; at its end the resource itself is read. */
export async function pollOperation(call: RestCall, operation: string, classify: Classify): Promise<OperationStatus> {
  const open = openSchema.parse(JSON.parse(operation));
  const row = rowOf(call, open.type);
  if (open.url === ITSELF) return whenReady(await aboutOperation(() => showPath(call, open.type, open.path)), { row, type: open.type });
  if (row.operations === "located") return pollLocated(call, { open, row, classify });
  const answer = await aboutOperation(() => call.client.send({ method: "GET", url: open.url, signal: call.signal }));
  const isOver =
    row.operations === "google.longrunning" || row.operations === undefined ? answer["done"] === true : answer["status"] === "DONE";
  if (!isOver) {
    return { state: "pending", operation, retryAfterMs: POLL_MS, ...(open.path === "" ? {} : { identifier: open.path }) };
  }
  const failure = failureOf(answer["error"]);
  if (failure) return { state: "failed", error: classify(failure), ...(open.path === "" ? {} : { identifier: open.path }) };
  return conclude(call, { open, row, answer });
}

async function conclude(
  call: RestCall,
  { open, row, answer }: { readonly open: OpenOperation; readonly row: TypeRow; readonly answer: PropertyMap },
): Promise<OperationStatus> {
  if (open.verb === "delete") return { state: "done", identifier: open.path, attributes: {} };
  const response = answer["response"];
  const made = isMap(response) ? response : {};
  const path = open.path === "" ? String(made["name"] ?? "") : open.path;
  if (!row.get) return { state: "done", identifier: path, attributes: { ...made, resourcePath: path } };
  const found = await aboutOperation(() => unlessAbsent(() => readPath(call, open.type, path)));
  if (!found) return { state: "pending", operation: JSON.stringify(open), identifier: path, retryAfterMs: POLL_MS };
  return neverReady(found.attributes, path) ?? done(found);
}

/** Some operations succeed although what they made does not run. */
function neverReady(attributes: PropertyMap, identifier: string): OperationStatus | undefined {
  const condition = attributes["terminalCondition"];
  if (!isMap(condition) || condition["state"] !== "CONDITION_FAILED") return undefined;
  return {
    state: "failed",
    identifier,
    error: {
      class: "terminal",
      cause: "halfCreated",
      code: String(condition["reason"] ?? "CONDITION_FAILED"),
      message: String(condition["message"] ?? "It did not become ready."),
      remedy:
        "It was created and never became ready. The message has the service's reason; the half-made resource is removed before a new try.",
    },
  };
}

/** Status codes of gRPC as HTTP has them; operations carry the former. */
const HTTP_STATUS: Readonly<Record<number, number>> = {
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  13: 500,
  14: 503,
  16: 401,
};

/** The error inside an operation, as if the call itself had failed. Old services list several; the first one is the reason. */
function failureOf(error: Value | undefined): RestFailure | undefined {
  if (!isMap(error)) return undefined;
  const { errors } = error;
  if (Array.isArray(errors)) {
    const first = (errors as readonly Value[])[0];
    const reason = isMap(first) ? String(first["code"] ?? "") : "";
    const message = isMap(first) ? String(first["message"] ?? "") : "";
    return { status: 400, body: { error: { message, errors: [{ reason }] } } };
  }
  const code = Number(error["code"]);
  return { status: HTTP_STATUS[code] ?? 500, body: { error } };
}
