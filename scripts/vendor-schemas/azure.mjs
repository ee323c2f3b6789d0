/**
 * Writes packages/vendor-schemas/src/azure.data.json: what Microsoft publishes about the ARM types of azure-types.mjs, cut to what a check of
 * a request needs. Source: the type files of Azure/bicep-types-az, which Microsoft generates from the REST specifications.
 *
 *   node scripts/vendor-schemas/azure.mjs [path or address of a clone of Azure/bicep-types-az]
 *
 * Without an argument the newest commit is fetched from GitHub into a temporary folder. Run it when azure-types.mjs changes.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AZURE_TYPES } from "./azure-types.mjs";

const SOURCE = "https://github.com/Azure/bicep-types-az";
const TARGET = new URL("../../packages/vendor-schemas/src/azure.data.json", import.meta.url);

/** Bits of a property in the type files. */
const REQUIRED = 1;
const READ_ONLY = 2;
const WRITE_ONLY = 4;

function fetchRepository(from, folder) {
  execFileSync("git", ["clone", "--quiet", "--depth", "1", "--no-checkout", "--filter=blob:none", from, folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return (...args) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 });
}

function extract(git) {
  const files = filesByProvider(git("ls-tree", "-r", "--name-only", "HEAD", "generated"));
  const shapes = new ShapeTable();
  const types = {};
  for (const name of AZURE_TYPES) types[name] = readType(name, { files, git, shapes });
  return {
    source: `${SOURCE} at ${git("rev-parse", "HEAD").trim()} of ${git("log", "-1", "--format=%cs").trim()}`,
    license: "MIT, Copyright (c) Microsoft Corporation",
    types,
    shapes: shapes.all,
  };
}

/** `microsoft.eventhub 2024-01-01` → the type files of that provider and version. */
function filesByProvider(listing) {
  const files = new Map();
  for (const file of listing.split("\n").filter((path) => path.endsWith("/types.json"))) {
    const [provider, version] = file.split("/").slice(-3, -1);
    const key = `${provider} ${version}`;
    files.set(key, [...(files.get(key) ?? []), file]);
  }
  return files;
}

function readType(name, { files, git, shapes }) {
  const [type, version] = name.split("@");
  const provider = type.split("/")[0].toLowerCase();
  for (const file of files.get(`${provider} ${version}`) ?? []) {
    const entries = parsed(file, git);
    const found = entries.find((entry) => entry.$type === "ResourceType" && entry.name.toLowerCase() === name.toLowerCase());
    if (found) return shapes.add(file, entries, found.body.$ref);
  }
  throw new Error(`${name} is in no type file: check its spelling and api-version`);
}

const cache = new Map();
function parsed(file, git) {
  if (!cache.has(file)) cache.set(file, JSON.parse(git("show", `HEAD:${file}`)));
  return cache.get(file);
}

/** Shapes of values by number, so that types refer to each other and to themselves. */
class ShapeTable {
  all = [];
  #numbers = new Map();

  add(file, entries, reference) {
    const index = Number(reference.slice(2));
    const key = `${file}${reference}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const simple = simpleShape(entries[index]);
    const text = simple && JSON.stringify(simple);
    const same = text === undefined ? undefined : this.#numbers.get(text);
    const number = same ?? this.all.push(simple ?? null) - 1;
    this.#numbers.set(key, number);
    if (text !== undefined) this.#numbers.set(text, number);
    else this.all[number] = this.#composite(entries[index], (ref) => this.add(file, entries, ref.$ref));
    return number;
  }

  #composite(entry, add) {
    switch (entry.$type) {
      case "UnionType":
        return { oneOf: entry.elements.map(add) };
      case "ArrayType":
        return { items: add(entry.itemType), ...limits(entry, ["minLength", "maxLength"]) };
      case "ObjectType":
        return {
          fields: fieldsOf(entry.properties, add),
          ...(entry.additionalProperties ? { others: add(entry.additionalProperties) } : {}),
        };
      case "DiscriminatedObjectType":
        return {
          fields: fieldsOf(entry.baseProperties, add),
          by: entry.discriminator,
          kinds: Object.fromEntries(Object.entries(entry.elements).map(([kind, ref]) => [kind, add(ref)])),
        };
      default:
        throw new Error(`The type files have a new kind of type: ${entry.$type}`);
    }
  }
}

function simpleShape(entry) {
  switch (entry.$type) {
    case "StringType":
      return { is: "string", ...limits(entry, ["minLength", "maxLength", "pattern"]) };
    case "StringLiteralType":
      return { value: entry.value };
    case "IntegerType":
      return { is: "integer", ...limits(entry, ["minValue", "maxValue"]) };
    case "BooleanType":
      return { is: "boolean" };
    case "NullType":
      return { is: "null" };
    case "AnyType":
      return { is: "any" };
    default:
      return undefined;
  }
}

function limits(entry, names) {
  return Object.fromEntries(names.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]])));
}

/** Name → number of its shape, or `[number, marks]` with r = required, o = read-only (output), w = write-only. */
function fieldsOf(properties, add) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, flags }]) => {
      const marks = `${flags & REQUIRED ? "r" : ""}${flags & READ_ONLY ? "o" : ""}${flags & WRITE_ONLY ? "w" : ""}`;
      return [name, marks === "" ? add(type) : [add(type), marks]];
    }),
  );
}

const workspace = mkdtempSync(join(tmpdir(), "azure-schemas-"));
try {
  const repository = fetchRepository(process.argv[2] ?? `${SOURCE}.git`, workspace);
  writeFileSync(TARGET, `${JSON.stringify(extract(repository))}\n`);
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
