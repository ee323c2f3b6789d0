import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMasterKey } from "./master-key.ts";
import { keyVersionOf, seal, unseal } from "./seal.ts";

const key = { version: 7, key: new Uint8Array(32).fill(3) };
const place = ["organisation", "row", "field"];
const bytes = (text: string) => new TextEncoder().encode(text);

describe("sealed secrets", () => {
  it("open to what was sealed, with the same key and place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const opened = unseal(key, seal(key, bytes(text), place), place);
        expect(Buffer.from(opened)).toEqual(Buffer.from(bytes(text)));
      }),
    );
  });

  it("do not open in another row, field or organisation", () => {
    const sealed = seal(key, bytes("s3cret"), place);
    for (const other of [
      ["other", "row", "field"],
      ["organisation", "other", "field"],
      ["organisation", "row", "other"],
      ["organisationrow", "field"],
    ]) {
      expect(() => unseal(key, sealed, other)).toThrow(/cannot be opened/);
    }
  });

  it("do not open with another key, or after any bit was changed", () => {
    const sealed = seal(key, bytes("s3cret"), place);
    expect(() => unseal({ version: 7, key: new Uint8Array(32).fill(4) }, sealed, place)).toThrow(/cannot be opened/);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(key, changed, place)).toThrow(/cannot be opened/);
    }
  });

  it("carry the version of their key, and never the text", () => {
    const sealed = seal(key, bytes("a long and recognisable secret"), place);
    expect(keyVersionOf(sealed)).toBe(7);
    expect(Buffer.from(sealed).includes("recognisable")).toBe(false);
  });
});

describe("the master key", () => {
  it("is read as hex or base64url", () => {
    const raw = Buffer.alloc(32, 9);
    expect(Buffer.from(readMasterKey({ ZEROLAKE_MASTER_KEY: raw.toString("hex") }).key)).toEqual(raw);
    expect(Buffer.from(readMasterKey({ ZEROLAKE_MASTER_KEY: raw.toString("base64url") }).key)).toEqual(raw);
  });

  it("is refused when it is missing or short", () => {
    expect(() => readMasterKey({})).toThrow(/no master key/);
    expect(() => readMasterKey({ ZEROLAKE_MASTER_KEY: "abc" })).toThrow(/instead of 32/);
  });
});
