/**
 * Writes packages/vendor-schemas/src/google.data.json: what Google's discovery documents say about the resource types of
 * `google-types.mjs` – verbs, addresses, query parameters and every field with its type, allowed values, read-only and
 * required marks. Knows nothing of how Zerolake fills those fields, so that both can be held against each other.
 *
 *   node scripts/vendor-schemas/google.mjs                 downloads the documents to a temporary folder (needs pip and network)
 *   node scripts/vendor-schemas/google.mjs --from FOLDER   reads documents that are there, e.g. of a newer client
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compactSchemas } from "./compact-discovery.mjs";
import { GOOGLE_TYPES } from "./google-types.mjs";

const CLIENT = "google-api-python-client==2.202.0";
const TARGET = fileURLToPath(new URL("../../packages/vendor-schemas/src/google.data.json", import.meta.url));
const USUAL_METHODS = { create: ["create", "insert"], get: ["get"], update: ["patch"], delete: ["delete"] };

const temporary = mkdtempSync(join(tmpdir(), "google-documents-"));
try {
  const folder = process.argv[2] === "--from" ? process.argv[3] : download(temporary);
  const documents = new Map();
  const read = (name) => {
    if (!documents.has(name)) documents.set(name, JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")));
    return documents.get(name);
  };
  const types = Object.fromEntries(
    Object.entries(GOOGLE_TYPES).map(([type, entry]) => [type, describe(type, entry, read(entry.document))]),
  );
  const revisions = Object.fromEntries([...documents].sort().map(([name, document]) => [name, document.revision]));
  const schemas = compactSchemas(documents, types);
  const source = `Google API discovery documents in PyPI ${CLIENT}`;
  writeFileSync(TARGET, `${JSON.stringify({ source, licence: "Apache-2.0", revisions, types, schemas })}\n`);
  console.log(`${Object.keys(types).length} types, ${Object.keys(schemas).length} schemas`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function download(folder) {
  execFileSync("pip", ["download", "--quiet", "--no-deps", "--dest", folder, CLIENT]);
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder]);
  return join(folder, "googleapiclient/discovery_cache/documents");
}

function describe(type, { document: name, resource, schema, methods = {} }, document) {
  const offered = resource.split(".").reduce((parent, key) => parent.resources[key], document).methods;
  const found = Object.entries(USUAL_METHODS).flatMap(([verb, usual]) => {
    if (methods[verb] === null) return [];
    const method = offered[methods[verb] ?? usual.find((candidate) => candidate in offered)];
    return method === undefined ? [] : [[verb, describeMethod(name, document, method)]];
  });
  for (const verb of Object.keys(methods)) {
    if (methods[verb] !== null && !(methods[verb] in offered))
      throw new Error(`${type}: ${name} ${resource} has no method ${methods[verb]}`);
  }
  const policies = ["getIamPolicy", "setIamPolicy"].flatMap((verb) => {
    const method = offered[verb];
    return method === undefined ? [] : [[verb, describeMethod(name, document, method)]];
  });
  return { host: new URL(document.rootUrl).host, schema: `${name}/${schema}`, methods: Object.fromEntries([...found, ...policies]) };
}

/** Variable parts of the address are `{}`: the documents name them in several ways, and only their place matters. */
function describeMethod(name, document, method) {
  const path = `/${document.servicePath}${method.flatPath ?? method.path}`.replace(/\/+/g, "/").replace(/\{[^}]*\}/g, "{}");
  const query = Object.entries(method.parameters ?? {}).flatMap(([key, { location }]) => (location === "query" ? [key] : []));
  const request = method.request === undefined ? {} : { request: `${name}/${method.request.$ref}` };
  const response = method.response === undefined ? {} : { response: `${name}/${method.response.$ref}` };
  return { verb: method.httpMethod, path, query: query.sort(), id: method.id, ...request, ...response };
}
