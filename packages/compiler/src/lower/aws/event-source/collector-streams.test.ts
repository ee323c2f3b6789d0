import { describe, expect, it } from "vitest";
import { compileSmall, resourceAt } from "../small-environment.testing.ts";

const STREAM = { engine: "kafka" };

describe("a collector", () => {
  it("writes one stream: a second arrow is refused, never left out silently", () => {
    const { diagnostics } = compileSmall({
      components: ["web:event-source", ["a:event-stream", STREAM], ["b:event-stream", STREAM]],
      edges: ["web.events -> a.events", "web.events -> b.events"],
    });
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(["ZL-AWS-COLLECTOR-STREAMS"]);
  });

  it("checks tokens of the issuer that the environment names", () => {
    const compilation = compileSmall({
      components: ["web:event-source", ["a:event-stream", STREAM]],
      edges: ["web.events -> a.events"],
      choices: { jwtIssuer: "https://login.example.com/", jwtAudience: ["api"] },
    });
    expect(resourceAt(compilation, "web.authorizer").properties["JwtConfiguration"]).toEqual({
      Issuer: "https://login.example.com/",
      Audience: ["api"],
    });
  });
});
