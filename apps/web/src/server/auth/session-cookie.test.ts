import { describe, expect, it } from "vitest";
import { sessionCookie } from "./session-cookie.ts";

describe("the session's cookie", () => {
  it("belongs to the host alone over https, and no script reads it", () => {
    expect(sessionCookie("https://lake.example.com").cookies?.sessionToken).toEqual({
      name: "__Host-next-auth.session-token",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });

  it("is next-auth's own over http, where browsers take no such prefix", () => {
    expect(sessionCookie("http://127.0.0.1:3000")).toEqual({});
  });
});
