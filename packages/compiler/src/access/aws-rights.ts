import { isJoin, isMap, isReference, type Value } from "@zerolake/resources";
import type { Statement } from "../lowering.ts";
import type { Deed, Right, Thing } from "./right.ts";

type Way = "look up" | "read" | "write" | "use";

/** Actions say by their first word what they do; the first pattern that fits decides. */
const WAYS: readonly (readonly [pattern: RegExp, way: Way])[] = [
  [/^(?:Describe|List)/, "look up"],
  [/^(?:Access|Apply|APIAccess|Call|Cancel|Connect|Decrypt|Execute|GenerateDataKey|GetDataAccess|Invoke|PassRole|Start|Stop)/, "use"],
  [/^(?:BatchGet|Get|Query|Read|Scan|Search|Select)/, "read"],
];

/** An IAM statement as a right. */
export function awsRight(statement: Statement): Right {
  const words = textsOf(statement["Action"]);
  const resources = textsOf(statement["Resource"]);
  return { deed: deedOf(words), on: thingsOf(resources, words[0] ?? ""), words, resources };
}

/** What an action does, by its first word; everything that is not known to leave data alone counts as writing. */
export function wayOf(action: string): Way {
  const name = action.slice(action.indexOf(":") + 1);
  return WAYS.find(([pattern]) => pattern.test(name))?.[1] ?? "write";
}

function deedOf(actions: readonly string[]): Deed {
  const ways = new Set(actions.map(wayOf));
  if (ways.has("write")) return ways.has("read") ? "read and write" : "write";
  if (ways.has("read")) return "read";
  return ways.has("use") ? "use" : "look up";
}

function thingsOf(resources: readonly string[], action: string): readonly Thing[] {
  const tables = resources.filter((resource) => /:table\//.test(resource));
  const named = tables.length > 0 ? tables : resources.filter((resource) => !isContainer(resource, resources));
  const things = named.map((resource) => (resource === "*" ? { kind: "service", name: action.split(":")[0] ?? "" } : thingOf(resource)));
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.name}`, thing])).values()];
}

/** A bucket beside what lies in it. */
function isContainer(resource: string, resources: readonly string[]): boolean {
  return resources.some((other) => other.startsWith(`${resource}/`));
}

function thingOf(resource: string): Thing {
  if (!resource.startsWith("arn:")) return { kind: "resource", name: resource };
  const [, , service = "", , , ...rest] = resource.split(":");
  const path = rest.join(":");
  if (service === "s3") return fileThing(path);
  const [kind = "", ...names] = path.split(/[/:]/);
  const kept = names.filter((name) => name !== "*");
  const isOpen = names.at(-1) === "*";
  if (kind === "table") return { kind, name: `${kept.at(-1) ?? ""}${isOpen ? ".*" : ""}` };
  return { kind: kept.length === 0 ? service : kind, name: `${kept.at(-1) ?? kind}${isOpen ? "/*" : ""}` };
}

/** `bucket/silver/*` is `silver/`; a whole bucket goes by its own name. */
function fileThing(path: string): Thing {
  const [bucket = "", ...keys] = path.split("/");
  const prefix = keys.filter((key) => key !== "*").join("/");
  return keys.length === 0 ? { kind: "bucket", name: bucket } : { kind: "files", name: `${prefix === "" ? bucket : prefix}/` };
}

function textsOf(value: Value | undefined): readonly string[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.map(textOf);
}

/** A name that only the cloud knows yet stands as the address that will have it. */
function textOf(value: Value): string {
  if (isReference(value)) return value.$ref;
  if (isJoin(value)) return value.$join.map(textOf).join("");
  return isMap(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
