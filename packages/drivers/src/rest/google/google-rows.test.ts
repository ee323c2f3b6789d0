import { googleType, type VendorVerb } from "@zerolake/vendor-schemas";
import { describe, expect, it } from "vitest";
import type { RowCall } from "../type-row.ts";
import { GOOGLE_ROWS } from "./google-rows.ts";

/** Types of the Iceberg REST catalog, which no discovery document describes. */
const UNDOCUMENTED = ["biglake.icebergCatalog", "biglake.icebergNamespace", "biglake.icebergTable"];

/** What the documents describe inside another type is read there. */
const READ_INSIDE: Readonly<Record<string, string>> = {
  "aiplatform.deployedIndex": "aiplatform.indexEndpoint",
  "aiplatform.deployedModel": "aiplatform.endpoint",
  "aiplatform.modelGardenDeployment": "aiplatform.endpoint",
  "servicenetworking.connection": "compute.network",
};

function methodOf(type: string, verb: VendorVerb) {
  return googleType(verb === "get" ? (READ_INSIDE[type] ?? type) : type)?.methods[verb];
}

const CALLS = Object.entries(GOOGLE_ROWS)
  .filter(([type]) => !UNDOCUMENTED.includes(type))
  .flatMap(([type, { api, create, get, update, delete: remove, policy }]) => {
    const calls: readonly (readonly [VendorVerb, RowCall | undefined])[] = [
      ["create", create],
      ["get", get],
      ["update", update],
      ["delete", remove],
      ["getIamPolicy", policy?.get],
      ["setIamPolicy", policy?.set],
    ];
    return calls.flatMap(([verb, call]) => (call ? [{ type, api, verb, call }] : []));
  });

/** `https://pubsub.googleapis.com/v1` and `projects/{project}/topics/{name}` as the documents write it. */
function addressOf(api: string, path: string): string {
  if (path.startsWith("https://")) return path.replace(/^https:\/\/[^/]+/, "").replaceAll(/\{\w+\}/g, "{}");
  const { pathname } = new URL(api.replace(/\{location\}-/, ""));
  return `${pathname}/${path}`.replaceAll(/\{\w+\}/g, "{}").replaceAll("//", "/");
}

const literals = (path: string): readonly string[] => path.split("/").filter((segment) => !segment.includes("{}"));

describe("rows of Google's types", () => {
  it.each(CALLS)("$type $verb is a request that Google's documents know", ({ type, api, verb, call }) => {
    const method = methodOf(type, verb);
    expect(method).toBeDefined();
    expect({ verb: call.method, segments: addressOf(api, call.path).split("/").length }).toEqual({
      verb: method?.verb,
      segments: method?.path.split("/").length,
    });
    const known = literals(method?.path ?? "");
    expect(literals(addressOf(api, call.path)).filter((segment) => known.includes(segment))).toEqual(known);
  });

  it.each(CALLS.filter(({ call }) => call.query !== undefined))("$type $verb sends only known queries", ({ type, verb, call }) => {
    const known = methodOf(type, verb)?.query ?? [];
    expect(Object.keys(call.query ?? {}).filter((key) => !known.includes(key))).toEqual([]);
  });

  it("answers with an operation exactly where the documents say so", () => {
    const wrong = CALLS.filter(({ type, verb, call }) => {
      const isOperation = methodOf(type, verb)?.response?.endsWith("Operation") ?? false;
      return (call.operation === true) !== isOperation;
    });
    expect(wrong.map(({ type, verb }) => `${type} ${verb}`)).toEqual([]);
  });
});
