import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, ofType } from "../../aws/small-environment.testing.ts";

const GROUP = "7d2f2c57-7c0f-44ad-8a55-13fb9a3f0b02";

function senders(choices: Readonly<Record<string, unknown>>, tier: "prototype" | "standard" = "prototype", edges: readonly string[] = []) {
  const drawing = blueprintOf({
    components: [
      ["clicks:event-source", { entraClients: true }],
      ["stream:event-stream", { topics: ["clicks"] }],
      "schemas:schema-registry",
    ],
    edges: ["clicks.events -> stream.events", ...edges],
    tier,
  });
  return compile(drawing, sampleTarget(tier, choices, "azure"));
}

it("members of the named groups may send to the hubs of the stream, and nothing stands in between", () => {
  const compiled = senders({ senderGroups: [GROUP] });
  const rights = ofType(compiled, "Microsoft.Authorization/roleAssignments").filter(({ address }) => address.startsWith("clicks."));
  expect(rights.map(({ properties }) => properties["properties"])).toMatchObject([{ principalId: GROUP, principalType: "Group" }]);
  expect(rights.every(({ properties }) => String(properties["id"]).includes("/eventhubs/clicks/"))).toBe(true);
  expect(ofType(compiled, "Microsoft.App/containerApps")).toEqual([]);
});

it("without a group nobody may send, and a finding leads to the question", () => {
  const { diagnostics } = senders({});
  expect(diagnostics.find(({ code }) => code === "ZL-ANSWER-AWAITED")?.target).toMatchObject({ answer: "senderGroups" });
});

it("schemas at the door are refused, and beyond a prototype there is a collector", () => {
  const { diagnostics } = senders({ senderGroups: [GROUP] }, "prototype", ["schemas.schema -> clicks.schema"]);
  expect(diagnostics.map(({ code }) => code)).toContain("ZL-EDGE-REFUSED");
  expect(ofType(senders({}, "standard"), "Microsoft.App/containerApps")).toHaveLength(1);
});
