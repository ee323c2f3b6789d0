import { type CloudError, NoAnswerError, type ObservedResource, type ResourceRequest } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { fill } from "../address.ts";
import { findRow } from "../read-resource.ts";
import { RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "../rest-call.ts";

/**
 * Vertex AI shows what it makes when it has made it, which takes minutes; until then only the operation stands in a list. While one runs that
 * may be the creation of what is looked for, nobody knows: `NoAnswerError`, and the engine looks again. Operations are read first: what one of
 * them has made by then is listed. They name their kind and what they work on, not its labels: of ids that Google draws every creation may be ours.
 */
export async function findOnceMade(call: RestCall, request: ResourceRequest): Promise<ObservedResource | undefined> {
  const running = await runningCreation(call, request);
  const found = await findRow(call, request);
  if (found || !running) return found;
  const refusal = stillRunning(running);
  throw new NoAnswerError(refusal.message, { refusal });
}

/** Whether creations of a type are operations of Vertex AI, below the name of what they make. */
export function isMadeByVertex(call: RestCall, type: string): boolean {
  if (!type.startsWith("aiplatform.")) return false;
  const { create, element, at } = rowOf(call, type);
  return create?.operation === true && element === undefined && at === undefined;
}

async function runningCreation(call: RestCall, request: ResourceRequest): Promise<PropertyMap | undefined> {
  const row = rowOf(call, request.type);
  const path = String(request.properties[RESOURCE_PATH]);
  const variables = variablesOf(call, row, path);
  const url = `${fill(row.api, variables, String)}/${fill("projects/{project}/locations/{location}/operations", variables)}`;
  let query: Readonly<Record<string, string>> | undefined = {};
  while (query !== undefined) {
    const answer: PropertyMap = await call.client.send({ method: "GET", url, query, signal: call.signal });
    const { operations } = answer;
    const running = (isList(operations) ? operations.filter(isMap) : []).find((operation) => mayMake(operation, request.type, path));
    if (running) return running;
    query = call.service.nextPage(answer);
  }
  return undefined;
}

/** Google writes the project with its number where we have its id. */
function mayMake({ name, done, metadata }: PropertyMap, type: string, path: string): boolean {
  const kind = type.slice(type.indexOf(".") + 1);
  const wanted = `.Create${kind.charAt(0).toUpperCase()}${kind.slice(1)}OperationMetadata`;
  if (done === true || !isMap(metadata) || !String(metadata["@type"]).endsWith(wanted)) return false;
  const [target = ""] = withoutProject(String(name)).split("/operations/");
  const sought = withoutProject(path);
  return target === sought || target.startsWith(`${sought}/`);
}

function withoutProject(path: string): string {
  return path.replace(/^projects\/[^/]+\//, "");
}

function stillRunning({ metadata }: PropertyMap): CloudError {
  const generic = isMap(metadata) ? metadata["genericMetadata"] : undefined;
  const since = isMap(generic) ? String(generic["createTime"]) : "a while ago";
  return {
    class: "retryable",
    cause: "busy",
    code: "CreationRunning",
    message: `a creation of this kind that began at ${since} is still running`,
    remedy: "What it makes shows when it is over, and whose it is: it is waited for.",
  };
}
