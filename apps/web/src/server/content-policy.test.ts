import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { contentPolicy } from "./content-policy.ts";
import { SONNER_STYLE_HASHES } from "./sonner-style-hashes.ts";

const directivesOf = (policy: string) =>
  new Map(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));

const hashOf = (css: string) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`;

describe("the content policy", () => {
  it("lets no script run without the nonce, and none compile text, in production", () => {
    const scripts = directivesOf(contentPolicy({ nonce: "n1", isSecure: true, isDevelopment: false })).get("script-src");
    expect(scripts).toEqual(["'self'", "'nonce-n1'", "'strict-dynamic'"]);
  });

  it("sends nothing elsewhere and loads nothing from elsewhere", () => {
    const directives = directivesOf(contentPolicy({ nonce: "n1", isSecure: false, isDevelopment: false }));
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect([...directives.values()].flat().filter((source) => /https?:|\*/.test(source))).toEqual([]);
    expect(directives.get("style-src-elem")).not.toContain("'unsafe-inline'");
  });

  it("knows the one style sheet that a library puts into the page by itself", () => {
    const path = createRequire(import.meta.url)
      .resolve("sonner")
      .replace(/index\.\w+$/, "index.mjs");
    const [, text = '""'] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(path, "utf8")) ?? [];
    expect(SONNER_STYLE_HASHES).toEqual([hashOf(""), hashOf(JSON.parse(text))]);
  });
});
