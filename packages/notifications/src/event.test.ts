import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEvent, exampleEvent } from "./event.testing.ts";
import { parseEvent } from "./event.ts";
import { EVENT_KINDS, isEventKind } from "./event-kinds.ts";
import { linkOf } from "./link.ts";
import { sentenceOf } from "./sentence.ts";

describe("parseEvent", () => {
  it("gives back what was stored", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }),
    );
  });

  it("refuses kinds and facts that do not exist", () => {
    expect(() => parseEvent({ kind: "coffee.ready", thing: "x", facts: {} })).toThrow("kind");
    expect(() => parseEvent({ ...exampleEvent("drift.found"), facts: { findings: 0, example: "x" } })).toThrow("findings");
    expect(isEventKind("toString")).toBe(false);
  });
});

describe("sentenceOf", () => {
  it("says in plain words what happened and where", () => {
    expect(EVENT_KINDS.map((kind) => sentenceOf(exampleEvent(kind)))).toMatchInlineSnapshot(`
      [
        "Plan #128 of Lakehouse EU → prod waits for your approval.",
        "Mira approved plan #128 of Lakehouse EU → prod.",
        "Deployment #128 of Lakehouse EU → prod is done.",
        "Deployment #128 of Lakehouse EU → prod failed: AWS has no capacity.",
        "Ken cancelled deployment #128 of Lakehouse EU → prod.",
        "High drift in Lakehouse EU → prod: store.bucket PublicAccess and 2 more properties are not as deployed.",
        "2 resources of ours over AWS data-prod have no record.",
        "AWS data-prod stopped working: The role may not be assumed.",
        "AWS data-prod works again.",
        "Lakehouse EU → prod costs $12,400 a month, and its budget is $1,000.",
        "Orders stream in Lakehouse EU → prod is unwell: 1,200 records wait to be read.",
        "Lakehouse EU → prod is well again.",
        "The audit log is not as it was written: 1 entry does not fit.",
        "Ken accepted your invitation and is an editor now.",
        "The token “CI” ends on 3 December 2026.",
      ]
    `);
  });

  it("is one line, whatever a cloud or a person wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 500 }), (message) => {
        const event = exampleEvent("connection.broken");
        const facts = { connection: { id: "c", name: `A${message}` }, message };
        const sentence = sentenceOf({ ...event, kind: "connection.broken", facts });
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        expect(sentence).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
      }),
    );
  });
});

describe("linkOf", () => {
  it("leads into the organisation, to the thing itself", () => {
    fc.assert(fc.property(anyEvent, (event) => /^\/orders(\/|$)/.test(linkOf(event, "orders"))));
    expect(linkOf(exampleEvent("approval.asked"), "orders")).toBe("/orders/projects/lakehouse-eu/deployments/128?tab=plan");
    expect(linkOf(exampleEvent("drift.found"), "orders")).toBe("/orders/projects/lakehouse-eu/environments/prod/drift");
  });
});
