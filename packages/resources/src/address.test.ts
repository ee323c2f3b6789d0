import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress, parseAddress } from "./address.ts";
import { canonicalJson } from "./canonical-json.ts";
import { digest } from "./digest.ts";

describe("addresses", () => {
  it("read back what was written, whatever the repeat key holds", () => {
    const parts = fc.record(
      {
        component: fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
        logicalName: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}$/),
        key: fc.string(),
      },
      { requiredKeys: ["component", "logicalName"] },
    );
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseAddress(formatAddress(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it.each(["", "stream", "Stream.topic", "stream.", "stream.topic[1]", 'stream.topic["a"', "stream.topic.x"])("refuses %j", (text) => {
    expect(parseAddress(text).ok).toBe(false);
  });
});

describe("canonical JSON", () => {
  it("does not depend on the order of keys and leaves undefined out", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson({ ...turned, gone: undefined })).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("is what a digest is made of: SHA-256 in hexadecimal", () => {
    expect(digest({ b: 1, a: [null, "x"] })).toBe(digest({ a: [null, "x"], b: 1 }));
    expect(digest("abc")).toMatch(/^[0-9a-f]{64}$/);
  });
});
