import { describe, expect, it } from "vitest";
import { redirectedRequest } from "./redirected-request.ts";

const post = {
  url: new URL("https://a.example/in"),
  request: { method: "POST", body: "x", headers: { authorization: "Bearer t", "content-type": "text/plain" } },
};

describe("redirects", () => {
  it("another origin never gets the credentials meant for the first", () => {
    const next = redirectedRequest(post, { status: 307, location: "https://b.example/in" });
    expect([...new Headers(next?.request.headers).keys()]).toEqual(["content-type"]);
    expect(next?.request.body).toBe("x");
  });

  it("a place on the same origin keeps them, and 303 asks by GET without a body", () => {
    const next = redirectedRequest(post, { status: 303, location: "/out" });
    expect(next?.url.href).toBe("https://a.example/out");
    expect([...new Headers(next?.request.headers).keys()]).toEqual(["authorization"]);
    expect(next?.request).toMatchObject({ method: "GET", body: null });
  });

  it("an answer that is none, or leads nowhere, is not followed", () => {
    expect(redirectedRequest(post, { status: 200, location: "https://b.example" })).toBeUndefined();
    expect(redirectedRequest(post, { status: 302, location: null })).toBeUndefined();
    expect(redirectedRequest(post, { status: 302, location: "http://[" })).toBeUndefined();
  });
});
