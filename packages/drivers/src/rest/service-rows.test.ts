import { type ServiceVerb, serviceType } from "@zerolake/vendor-schemas";
import { describe, expect, it } from "vitest";
import { CONFLUENT_ROWS } from "./confluent/confluent-rows.ts";
import { DATABRICKS_ROWS } from "./databricks/databricks-rows.ts";
import { FABRIC_ROWS } from "./fabric/fabric-rows.ts";
import type { RowCall } from "./type-row.ts";

const CALLS = Object.entries({ ...CONFLUENT_ROWS, ...DATABRICKS_ROWS, ...FABRIC_ROWS }).flatMap(([type, row]) => {
  const calls: readonly (readonly [ServiceVerb, RowCall | undefined])[] = [
    ["create", row.create],
    ["get", row.get],
    ["list", row.find && { ...row.find, method: "GET" }],
    ["update", row.update],
    ["define", row.define],
    ["delete", row.delete],
  ];
  return calls.flatMap(([verb, call]) => (call ? [{ type, verb, call, api: row.api }] : []));
});

/** `https://api.example.com/v1` and `things/{id}` as the vendors' files write it. */
function addressOf(api: string, path: string): string {
  const base = api.replace(/^https:\/\/[^/]+/, "");
  // The newest version is one of the versions.
  return `${base}/${path}`.replaceAll(/\{\+?\w+\}/g, "{}").replace(/\/latest$/, "/{}");
}

describe("rows of services beside the clouds", () => {
  // A registry lets schemas be replaced by another version only, which is the address of their creation.
  it.each(
    CALLS.filter(
      ({ type, verb }) => !(type === "confluent.schema" && verb === "update") && !(type === "confluent.subjectConfig" && verb === "update"),
    ),
  )("$type $verb is a request that the vendor's files know", ({ type, verb, call, api }) => {
    const method = serviceType(type)?.methods[verb];
    expect({ verb: call.method, path: addressOf(api, call.path) }).toEqual({ verb: method?.verb, path: method?.path });
  });

  it.each(CALLS)("$type $verb sends only known queries", ({ type, verb, call }) => {
    const known = serviceType(type)?.methods[verb]?.query ?? [];
    expect(Object.keys({ ...call.query, ...call.emptying }).filter((key) => !known.includes(key))).toEqual([]);
  });

  it("may be told to wait exactly where the vendor says that work goes on", () => {
    const wrong = CALLS.filter(
      ({ type, verb, call }) => (call.operation === true) !== (serviceType(type)?.methods[verb]?.response !== undefined),
    );
    expect(wrong.map(({ type, verb }) => `${type} ${verb}`)).toEqual([]);
  });
});
