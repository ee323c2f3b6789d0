import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { compile, edgeRights } from "@zerolake/compiler";
import { describe, expect, it } from "vitest";
import { viewedTarget } from "../viewed-target.ts";
import { edgeMeaning } from "./edge-meaning.ts";

const { edges, ...starter } = expandTemplate(findTemplate("streaming-starter")!);
const rights = edgeRights(compile({ ...starter, edges }, viewedTarget([], { wanted: null, tier: "prototype" }).target));

function said(start: string, end: string): string {
  const edge = edges.find(({ from, to }) => from.component === start && to.component === end)!;
  const { subject, verb, object } = edgeMeaning(
    edge,
    rights.filter((right) => right.edge === edge.id),
  );
  return `${subject} ${verb} ${object}`;
}

describe("what a connection means", () => {
  it("is told from the end that acts", () => {
    expect(said("app", "stream")).toBe("app sends events to stream");
    expect(said("stream", "delivery")).toBe("delivery reads the events of stream");
    expect(said("delivery", "events")).toBe("delivery writes tables of events");
  });

  it("is told from the reading end as long as nobody knows", () => {
    expect(edgeMeaning(edges[0]!, [])).toMatchObject({ subject: edges[0]!.to.component });
  });
});
