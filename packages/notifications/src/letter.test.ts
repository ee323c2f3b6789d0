import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEvent, exampleEvent } from "./event.testing.ts";
import { letterOf } from "./letter.ts";

describe("letterOf", () => {
  it("has a subject of one line that a mailbox shows", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const { subject } = letterOf(event, { organization: "Orders" });
        expect(subject.length).toBeLessThanOrEqual(150);
        expect(subject).not.toContain("\n");
      }),
    );
  });

  it("leads to the thing, and to where people choose what they are told", () => {
    const { text } = letterOf(exampleEvent("deployment.failed"), {
      organization: "Orders",
      url: "https://a.example/x",
      choices: "https://a.example/y",
    });
    expect(text).toBe(
      "Deployment #128 of Lakehouse EU → prod failed: AWS has no capacity.\n\nhttps://a.example/x\n\nYou are told of this in Orders. Choose what you are told: https://a.example/y",
    );
  });
});
