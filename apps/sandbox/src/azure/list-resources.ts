import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import type { ArmCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

const GROUP = "Microsoft.Resources/resourceGroups";
const PAGE_MAX = 1_000;
/** `tagName eq 'a' and tagValue eq 'b'`, `resourceType eq 'x'`: the filters that stand alone. */
const CLAUSE = /^(\w+) eq '([^']*)'$/;

interface Filter {
  readonly fits: (resource: StoredResource) => boolean;
  /** Lists that are filtered by tags leave the tags out. */
  readonly isByTag: boolean;
}

/** `GET /subscriptions/{id}/resources`: what stands by itself or is tracked inside its parent, without its properties, page by page. */
export function listResources(call: ArmCall): Reply {
  const filter = filterOf(call.exchange.query.get("$filter"));
  const found = inSubscription(call).filter((resource) => isListed(resource) && filter.fits(resource));
  return page(call, found, (resource) => shown(resource, filter.isByTag));
}

/** `GET /subscriptions/{id}/resourcegroups`: tags are always shown. */
export function listGroups(call: ArmCall): Reply {
  const filter = filterOf(call.exchange.query.get("$filter"));
  const found = inSubscription(call).filter((resource) => resource.type === GROUP && filter.fits(resource));
  return page(call, found, (resource) => ({ ...shown(resource, false), properties: { provisioningState: "Succeeded" } }));
}

function inSubscription({ sandbox, caller }: ArmCall): readonly StoredResource[] {
  return sandbox.store.resources.listAccount(caller.subscription).filter(({ cloud }) => cloud === "azure");
}

/** Extensions, proxies and what has no place are not in lists of resources. */
export function isListed({ type, model }: StoredResource): boolean {
  return type !== GROUP && model["location"] !== undefined && model["id"] !== undefined;
}

export function shown({ model }: StoredResource, isWithoutTags: boolean): JsonObject {
  const fields = ["id", "name", "type", "location", "kind", "sku", "identity", "zones"];
  return {
    ...Object.fromEntries(fields.flatMap((field) => (model[field] === undefined ? [] : [[field, model[field]]]))),
    ...(isWithoutTags ? {} : { tags: model["tags"] ?? {} }),
  };
}

function filterOf(text: string | null): Filter {
  if (text === null || text === "") return { fits: () => true, isByTag: false };
  const clauses = new Map(text.split(" and ").map((clause) => clauseOf(clause, text)));
  const [tag, value, type] = [clauses.get("tagName"), clauses.get("tagValue"), clauses.get("resourceType")];
  if (tag !== undefined && type === undefined) return { fits: ({ model }) => hasTag(model, tag, value), isByTag: true };
  if (type !== undefined && clauses.size === 1)
    return { fits: (resource) => resource.type.toLowerCase() === type.toLowerCase(), isByTag: false };
  throw invalidFilter(text);
}

function clauseOf(clause: string, text: string): readonly [string, string] {
  const [, key, value] = CLAUSE.exec(clause.trim()) ?? [];
  if (key === undefined || value === undefined) throw invalidFilter(text);
  return [key, value];
}

function invalidFilter(text: string): ArmError {
  return new ArmError(400, "InvalidFilterInQueryString", `Invalid $filter '${text}' specified in the query string.`);
}

function hasTag({ tags }: JsonObject, name: string, value: string | undefined): boolean {
  return isObject(tags) && name in tags && (value === undefined || textAt(tags, name) === value || tags[name] === value);
}

function page(call: ArmCall, found: readonly StoredResource[], show: (resource: StoredResource) => JsonObject): Reply {
  const { exchange } = call;
  const top = Number(exchange.query.get("$top") ?? PAGE_MAX);
  if (!Number.isInteger(top) || top < 1) throw new ArmError(400, "InvalidTopInQueryString", "The $top of the query string is invalid.");
  const start = Number(exchange.query.get("$skiptoken") ?? 0) || 0;
  const end = start + Math.min(top, PAGE_MAX);
  const query = new URLSearchParams(exchange.query);
  query.set("$skiptoken", String(end));
  const nextLink = end < found.length ? { nextLink: `http://${exchange.headers["host"]}${exchange.rawPath}?${query}` } : {};
  return jsonReply(200, { value: found.slice(start, end).map(show), ...nextLink });
}
