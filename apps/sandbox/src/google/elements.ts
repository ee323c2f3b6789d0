import type { Reply } from "../http/exchange.ts";
import { isArray, isObject, type Json, type JsonObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { checkBody, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import type { GoogleCall } from "./google-call.ts";
import { GoogleError, notFound } from "./google-error.ts";
import { refuseConcurrent, startOperation } from "./operations.ts";
import { nameInPath } from "./resource-name.ts";

interface Element {
  /** Type that holds the list, and the field of the list. */
  readonly of: string;
  readonly items: string;
  /** Field of a creation that holds the element, and of a removal that holds its id. */
  readonly wrap: string;
  readonly id: string;
  /** Field of an element that holds its id. */
  readonly key: string;
}

/** Types that are elements of a list in another resource: they have no address of their own. */
const ELEMENTS: Readonly<Record<string, Element>> = {
  "aiplatform.deployedModel": {
    of: "aiplatform.endpoint",
    items: "deployedModels",
    wrap: "deployedModel",
    id: "deployedModelId",
    key: "id",
  },
  "aiplatform.deployedIndex": {
    of: "aiplatform.indexEndpoint",
    items: "deployedIndexes",
    wrap: "deployedIndex",
    id: "deployedIndexId",
    key: "id",
  },
  "compute.networkPeering": { of: "compute.network", items: "peerings", wrap: "networkPeering", id: "name", key: "name" },
};

/** Adds, changes or removes an element; `undefined` for types that are none. */
export function answerElement(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> | undefined {
  const element = ELEMENTS[route.type];
  return element && changeElement(call, { route, element, body });
}

interface ElementChange {
  readonly route: Route;
  readonly element: Element;
  readonly body: JsonObject;
}

function changeElement(call: GoogleCall, { route, element, body }: ElementChange): Promise<Reply> {
  checkBody(route, body);
  const name = nameInPath(call.path);
  const holder = find(call, element.of, name);
  if (!holder) throw notFound(name);
  refuseConcurrent(call, element.of, name);
  const model: JsonObject = { ...holder.model, [element.items]: changed(holder, element, { route, body }) };
  const outcome = { resource: { model, serviceState: holder.serviceState } };
  return startOperation(call, { type: element.of, verb: "UPDATE", name, outcome, response: route.method.response ?? "" });
}

function changed(
  { model }: StoredResource,
  { items, wrap, id, key }: Element,
  { route, body }: Pick<ElementChange, "route" | "body">,
): readonly Json[] {
  const held = isArray(model[items]) ? (model[items] as readonly Json[]).filter(isObject) : [];
  if (route.verb === "delete") {
    if (!held.some((one) => one[key] === body[id])) throw notFound(String(body[id]));
    return held.filter((one) => one[key] !== body[id]);
  }
  const inner = body[wrap];
  const sent = isObject(inner) ? inner : body;
  const isThere = held.some((one) => one[key] === sent[key]);
  if (route.verb === "create" && isThere) throw new GoogleError(409, "ALREADY_EXISTS", `${String(sent[key])} is deployed already.`);
  return [...held.filter((one) => one[key] !== sent[key]), sent];
}
