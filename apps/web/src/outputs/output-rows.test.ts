import type { PlannedComponent } from "@zerolake/db";
import type { RecordedResource } from "@zerolake/planner";
import { describe, expect, it } from "vitest";
import { outputRows } from "./output-rows.ts";

const facts = { createOnly: [], readOnly: [], writeOnly: [], identifier: ["Name"], hasUniqueName: true, tags: null };
const recorded: RecordedResource[] = [
  {
    address: "api.endpoint",
    component: "api",
    type: "AWS::ApiGatewayV2::Api",
    via: "cloudcontrol",
    identifier: "abc",
    properties: { Name: "orders" },
    attributes: { ApiEndpoint: "https://abc.example" },
    secretDigests: {},
    dependsOn: [],
    holdsData: false,
    retain: false,
    facts,
    expectedMinutes: [1, 2],
    timeLimitMinutes: 10,
  },
];

function component(fields: Record<string, unknown>): PlannedComponent {
  return {
    component: "api",
    kind: "event-source",
    title: "App events",
    variant: "http",
    service: "API Gateway",
    because: "",
    isAttached: false,
    expectedMinutes: [1, 2],
    outputs: { events: fields },
  };
}

const valueOf = (field: unknown, name = "field") => outputRows([component({ [name]: field })], recorded)[0];

describe("outputRows", () => {
  it("looks references up in what is recorded", () => {
    expect(valueOf({ $ref: "api.endpoint", attr: "ApiEndpoint" })?.value).toBe("https://abc.example");
  });

  it("joins text and references", () => {
    expect(valueOf({ $join: [{ $ref: "api.endpoint", attr: "ApiEndpoint" }, "/events"] })?.value).toBe("https://abc.example/events");
  });

  it("leaves out what is only known after an apply", () => {
    expect(valueOf({ $ref: "api.other", attr: "Arn" })?.value).toBeUndefined();
  });

  it("never shows a secret", () => {
    expect(valueOf({ $secret: "password" })?.value).toBe("(hidden)");
  });

  it("tells addresses from names", () => {
    expect(valueOf({ $ref: "api.endpoint", attr: "ApiEndpoint" })?.isAddress).toBe(true);
    expect(valueOf("orders", "topic")?.isAddress).toBe(false);
    expect(valueOf("b-1.kafka:9092", "bootstrapBrokers")?.isAddress).toBe(true);
    expect(valueOf("arn:aws:kafka:eu:1:cluster/x", "address")?.isAddress).toBe(false);
  });
});
