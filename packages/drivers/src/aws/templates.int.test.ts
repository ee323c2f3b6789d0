import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES, type Template } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AwsLife } from "./aws-life.testing.ts";

const DIGEST = "a".repeat(64);
/** What a person would answer, so that little is left that waits. */
const ANSWERS: Target["choices"] = {
  "images.runtime": `registry.example.com/zerolake/runtime@sha256:${DIGEST}`,
  "images.python": `registry.example.com/zerolake/python@sha256:${DIGEST}`,
  debeziumPlugin: "s3://company-plugins/debezium.zip",
  flinkConnectors: [`https://repo.example.com/connector.jar#${DIGEST}`],
  ...Object.fromEntries(["chargebacks", "inventory", "orders"].map((id) => [`databases.${id}`, "db.example.com:5432/shop"])),
  "logGroups.api-logs": ["/aws/lambda/checkout"],
};

let life: AwsLife;
beforeAll(async () => {
  life = await AwsLife.start("sandbox_template_tests");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

/** What no template has: the cloud's own follower of databases. */
const FOLLOWED: Template = {
  ...(TEMPLATES[0] as Template),
  title: "Followed database",
  tier: "standard",
  targetChoices: {},
  components: [
    { id: "orders", kind: "database-source", title: "Orders", settings: { engine: "managed", host: "db.example.com" } },
    { id: "stream", kind: "event-stream", title: "Stream", settings: { engine: "kinesis" } },
  ],
  edges: ["orders.events -> stream.events"],
};

describe.each([...TEMPLATES, FOLLOWED])("$title on the sandbox", (template) => {
  it("comes up, is read back, plans empty after that, and goes again but for what is kept", async () => {
    const lived = await life.live(expandTemplate(template), { tier: template.tier, choices: ANSWERS });
    expect(lived).toMatchObject({ failed: [], isEmptyAgain: true, lost: [], drifted: [], left: [] });
    expect(lived.resources).toBeGreaterThan(30);
  });
});
