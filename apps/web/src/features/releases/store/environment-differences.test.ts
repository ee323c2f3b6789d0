import { describe, expect, it } from "vitest";
import { type ChosenSettings, environmentDifferences } from "./environment-differences.ts";

const PLAIN: ChosenSettings = {
  cloud: "aws",
  region: "eu-central-1",
  tier: "prototype",
  connection: "Sandbox",
  overrides: {},
  workload: {},
  services: {},
};
const DRAWN = { components: [{ id: "stream", kind: "event-stream", title: "Orders stream", settings: {} }] };

describe("what differs between two environments by choice", () => {
  it("is nothing between equals", () => {
    expect(environmentDifferences(PLAIN, { ...PLAIN }, DRAWN)).toEqual([]);
  });

  it("names places, overrides by the words of the drawing, figures and accounts", () => {
    const prod: ChosenSettings = {
      ...PLAIN,
      tier: "production",
      overrides: { stream: { retentionHours: 168 }, gone: { x: true } },
      workload: { eventsPerSecond: 500 },
      services: { confluent: "Team account" },
    };
    const rows = environmentDifferences(PLAIN, prod, DRAWN).map(({ what, source, target }) => [what, source, target]);
    expect(rows).toEqual([
      ["Size", "prototype", "production"],
      ["gone: x", "–", "yes"],
      [expect.stringMatching(/^Orders stream: /), "–", "168"],
      ["Figure eventsPerSecond", "–", "500"],
      ["Account at Confluent", "–", "Team account"],
    ]);
  });
});
