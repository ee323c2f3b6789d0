import { canonicalJson, isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";

const ACCOUNT = /^\d{12}$/;
const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;
const ACTIONS: readonly string[] = ["Action", "NotAction"];

/** True for a policy in the language of IAM. */
export function isPolicyDocument(value: PropertyMap): boolean {
  const statements = value["Statement"];
  if (statements === undefined) return false;
  return [statements].flat().every((statement) => isMap(statement) && typeof statement["Effect"] === "string");
}

/**
 * A policy by what it allows: names and order of statements, one value or a list of it, the case of actions and the ways to write
 * an account mean nothing.
 */
export function normalPolicy(document: PropertyMap): PropertyMap {
  const statements = asList(document["Statement"]).filter(isMap).map(normalStatement);
  return { Statement: distinct(statements) };
}

function normalStatement(statement: PropertyMap): PropertyMap {
  const { Effect = "" } = statement;
  const lists = LISTS.flatMap((key) => {
    const value = statement[key];
    return value === undefined ? [] : [[key, normalList(value, ACTIONS.includes(key))] as const];
  });
  const principals = ["Principal", "NotPrincipal"].flatMap((key) => {
    const value = statement[key];
    return value === undefined ? [] : [[key, normalPrincipal(value)] as const];
  });
  const { Condition } = statement;
  const condition = isMap(Condition) && Object.keys(Condition).length > 0 ? { Condition: normalCondition(Condition) } : {};
  return { Effect, ...Object.fromEntries([...lists, ...principals]), ...condition };
}

function normalList(value: Value, isAction: boolean): Value {
  return distinct(asList(value).map((item) => (isAction && typeof item === "string" ? item.toLowerCase() : item)));
}

function normalPrincipal(value: Value): Value {
  if (!isMap(value)) return { AWS: asList(value) };
  return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, distinct(asList(names).map(normalAccount))]));
}

function normalAccount(name: Value): Value {
  return typeof name === "string" && ACCOUNT.test(name) ? `arn:aws:iam::${name}:root` : name;
}

function normalCondition(condition: PropertyMap): PropertyMap {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      isMap(keys)
        ? Object.fromEntries(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), distinct(asList(value).map(String))]))
        : keys,
    ]),
  );
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function distinct<Item extends Value>(items: readonly Item[]): readonly Item[] {
  const byText = new Map(items.map((item) => [canonicalJson(item), item]));
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}
