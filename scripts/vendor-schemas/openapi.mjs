/**
 * Writes packages/vendor-schemas/src/{confluent,fabric}.data.json: what both vendors publish about the resource types of `openapi-types.mjs` –
 * verbs, addresses, queries, and every field of a request with its type, allowed values, read-only and required marks.
 *
 *   node scripts/vendor-schemas/openapi.mjs confluent|fabric           clones the vendor's repository to a temporary folder
 *   node scripts/vendor-schemas/openapi.mjs confluent|fabric CLONE     reads a clone that is there
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { parse } from "yaml";
import { OpenapiCompactor } from "./compact-openapi.mjs";
import { VENDORS } from "./openapi-types.mjs";

const [vendor, clone] = process.argv.slice(2);
const { repository, licence, host, types, insides = [] } = VENDORS[vendor] ?? {};
if (repository === undefined) throw new Error(`Name one of ${Object.keys(VENDORS).join(", ")}`);

const temporary = mkdtempSync(join(tmpdir(), "openapi-"));
try {
  const git = clone === undefined ? cloned(repository, temporary) : gitIn(clone);
  const documents = new Map();
  const read = (file) => {
    if (!documents.has(file)) documents.set(file, parse(git("show", `HEAD:${file}`)));
    return documents.get(file);
  };
  const compactor = new OpenapiCompactor((file, reference) => opened(read, file, reference));
  const described = Object.fromEntries(
    Object.entries(types).map(([type, { file, methods }]) => [
      type,
      {
        host,
        methods: Object.fromEntries(Object.entries(methods).map(([verb, call]) => [verb, describe(read, compactor, { file, call })])),
      },
    ]),
  );
  for (const reference of insides) compactor.field({ $ref: reference }, "");
  const source = `${repository} at ${git("rev-parse", "HEAD").trim()} of ${git("log", "-1", "--format=%cs").trim()}`;
  const schemas = Object.fromEntries(Object.entries(compactor.found).sort(([left], [right]) => (left < right ? -1 : 1)));
  const target = new URL(`../../packages/vendor-schemas/src/${vendor}.data.json`, import.meta.url);
  writeFileSync(target, `${JSON.stringify({ source, licence, types: described, schemas })}\n`);
  console.log(`${Object.keys(described).length} types, ${Object.keys(schemas).length} schemas`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function cloned(from, folder) {
  execFileSync("git", ["clone", "--quiet", "--depth", "1", "--no-checkout", "--filter=blob:none", from, folder], { stdio: "pipe" });
  return gitIn(folder);
}

function gitIn(folder) {
  return (...args) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", maxBuffer: 512 * 1024 * 1024 });
}

/** One call, e.g. `POST /org/v2/environments`. Variable parts of its address are `{}`. */
function describe(read, compactor, { file, call }) {
  const [verb, path] = call.split(" ");
  const document = read(file);
  const found = document.paths[path]?.[verb.toLowerCase()];
  if (!found) throw new Error(`${file} has no ${call}`);
  const resolved = (entry) => (entry?.$ref === undefined ? entry : opened(read, file, entry.$ref).schema);
  const parameters = (found.parameters ?? []).map(resolved);
  // Swagger tells two forms of one call apart by a query in the address.
  const [place, fixed = ""] = path.split("?");
  const query = [
    ...parameters.flatMap((parameter) => (parameter.in === "query" ? [parameter.name] : [])),
    ...new URLSearchParams(fixed).keys(),
  ];
  const address = `${document.basePath ?? ""}${place}`.replace(/\{[^}]*\}/g, "{}");
  const id = found.operationId ?? call;
  const schema = bodyOf(resolved(found.requestBody), parameters);
  if (schema !== undefined) compactor.found[`${vendor}/${id}`] = compactor.fields(schema, file);
  const request = schema === undefined ? {} : { request: `${vendor}/${id}` };
  return { verb, path: address, query: [...new Set(query)].sort(), id, ...request, ...responseOf(found) };
}

/** OpenAPI has a body of its own, Swagger has a parameter. */
function bodyOf(body, parameters) {
  return body?.content?.["application/json"]?.schema ?? parameters.find((parameter) => parameter.in === "body")?.schema;
}

/** Whether the answer may be an operation that goes on. */
function responseOf({ responses }) {
  return responses["202"]?.headers?.["x-ms-operation-id"] === undefined ? {} : { response: "Operation" };
}

/** `#/components/schemas/X`, or `../common/definitions.json#/definitions/X` of another file. */
function opened(read, file, reference) {
  const [other, pointer] = reference.split("#");
  const target = other === "" ? file : posix.join(posix.dirname(file), other);
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const schema = keys.reduce((parent, key) => parent?.[key], read(target));
  if (schema === undefined) throw new Error(`${file} refers to ${reference}, which is not there`);
  const name = keys.at(-1);
  return { schema, file: target, name, forms: schema.discriminator === undefined ? [] : formsOf(read(target).definitions ?? {}, name) };
}

/** Swagger's forms of a schema say themselves whose they are. */
function formsOf(definitions, name) {
  const isForm = ({ allOf = [] }) => allOf.some(({ $ref }) => $ref === `#/definitions/${name}`);
  return Object.keys(definitions)
    .filter((other) => isForm(definitions[other]))
    .map((other) => `#/definitions/${other}`);
}
