import { describe, expect, it } from "vitest";
import { requestOrigin } from "./request-origin.ts";

const of = (headers: Record<string, string>) => requestOrigin((name) => headers[name]);

describe("from where a request comes", () => {
  it("believes the nearest proxy only, not what a browser claims", () => {
    expect(of({ "x-forwarded-for": "10.9.9.9, 203.0.113.7", "user-agent": "curl/8" })).toEqual({
      address: "203.0.113.7",
      userAgent: "curl/8",
    });
  });

  it("says nothing that is not known, and keeps no endless name", () => {
    expect(of({})).toEqual({});
    expect(of({ "user-agent": "x".repeat(5_000) }).userAgent).toHaveLength(300);
  });
});
