import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEvent, exampleEvent } from "./event.testing.ts";
import { testBody, WEBHOOK_FORMS, webhookBody } from "./webhook-body.ts";

const at = new Date("2026-11-28T10:00:00.000Z");
const organization = { slug: "orders", name: "Orders" };
const url = "https://lake.example/orders";

describe("webhookBody", () => {
  it("for programs has type, timestamp and data, as Standard Webhooks asks", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const body = JSON.parse(webhookBody("standard", { event, at, organization, url }));
        expect(body).toMatchObject({ type: event.kind, timestamp: "2026-11-28T10:00:00.000Z", data: { url } });
        expect(Object.keys(body)).toEqual(["type", "timestamp", "data"]);
      }),
    );
  });

  it("tells no program who may approve", () => {
    const body = webhookBody("standard", { event: exampleEvent("approval.asked"), at, organization });
    expect(body).not.toContain("author");
    expect(body).not.toContain("asker");
  });

  it("for chats lets nobody's words become markup", () => {
    const event = exampleEvent("connection.broken");
    const facts = { connection: { id: "c", name: "<!channel>" }, message: "a & b" };
    const told = { event: { ...event, kind: "connection.broken" as const, facts }, at, organization };
    expect(JSON.parse(webhookBody("slack", told)).text).toBe("&lt;!channel&gt; stopped working: a &amp; b");
    expect(webhookBody("teams", told)).toContain('"type":"TextRun"');
  });

  it("for chats is the message that their webhooks take", () => {
    const told = { event: exampleEvent("deployment.failed"), at, organization, url };
    expect(JSON.parse(webhookBody("slack", told)).text).toMatch(/^Deployment #128 of .* <https:\/\/lake.example\/orders\|Open>$/);
    expect(JSON.parse(webhookBody("teams", told))).toMatchObject({
      type: "message",
      attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: { type: "AdaptiveCard" } }],
    });
  });
});

describe("testBody", () => {
  it("names the organisation in every form", () => {
    for (const form of WEBHOOK_FORMS) expect(testBody(form, { at, organization })).toContain("Orders");
  });
});
