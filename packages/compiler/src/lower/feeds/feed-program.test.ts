import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { ANSWERED, sampleTarget } from "../../sample-environments.testing.ts";
import { blueprintOf, type SmallEnvironment } from "../aws/small-environment.testing.ts";

const ADDRESS = "its address stands in a secret of the blueprint or in its settings";

/** What a feed waits for on each cloud, and the codes of its warnings. */
function feedOn(cloud: "aws" | "azure" | "gcp", settings: Readonly<Record<string, string>>) {
  const drawing: SmallEnvironment = {
    components: [["feed:feed-source", settings], ["secrets:secrets", { names: ["known"] }], "stream:event-stream"],
    edges: ["feed.events -> stream.events"],
  };
  const { resources, diagnostics } = compile(blueprintOf(drawing), sampleTarget("prototype", ANSWERED, cloud));
  const program = resources.find(({ address }) => ["feed.service", "feed.app", "feed.worker"].includes(address));
  return {
    waitsForAddress: program?.deferredUntil === ADDRESS,
    codes: diagnostics.map(({ code }) => code).filter((code) => code.endsWith("FEED-SECRET")),
  };
}

describe.each(["aws", "azure", "gcp"] as const)("a feed on %s", (cloud) => {
  const code = `ZL-${cloud.toUpperCase()}-FEED-SECRET`;

  it("does not start before it has an address", () => {
    expect(feedOn(cloud, {})).toEqual({ waitsForAddress: true, codes: [] });
    expect(feedOn(cloud, { url: "https://feed.example.com" })).toEqual({ waitsForAddress: false, codes: [] });
    expect(feedOn(cloud, { feedUrlSecret: "known" })).toEqual({ waitsForAddress: false, codes: [] });
  });

  it("warns about a secret that the blueprint does not have, and does not start when its address stands there", () => {
    expect(feedOn(cloud, { feedUrlSecret: "other", url: "https://feed.example.com" })).toEqual({ waitsForAddress: true, codes: [code] });
  });

  it("reads the secret of its login only when it asks again and again", () => {
    const login = { url: "https://feed.example.com", authSecretName: "other" };
    expect(feedOn(cloud, { ...login, engine: "http-poll" }).codes).toEqual([code]);
    expect(feedOn(cloud, { ...login, engine: "websocket" }).codes).toEqual([]);
  });
});
