import type { DriftCause } from "@zerolake/drift";
import { describe, expect, it } from "vitest";
import type { DriftRow } from "../server/load-drift.ts";
import { filterDrift, groupDrift } from "./drift-groups.ts";
import { causeText, changeText } from "./drift-words.ts";

const BOT: DriftCause = { certainty: "recorded", actor: "cost-bot", action: "TagResource", source: "CloudTrail" };

function row(id: string, more: Partial<DriftRow> = {}): DriftRow {
  return {
    id,
    address: `stream.${id}`,
    component: "stream",
    title: "Event stream",
    componentKind: "event-stream",
    type: "T",
    kind: "changed",
    path: "Tags",
    recorded: 1,
    observed: 2,
    severity: "low",
    why: "x",
    state: "open",
    cause: { certainty: "unknown" },
    environment: { slug: "prod", name: "prod" },
    project: { slug: "lake", name: "Lake" },
    firstSeenAt: new Date(0),
    lastSeenAt: new Date(0),
    ignoredUntil: null,
    ignoredReason: null,
    ignoredBy: null,
    ...more,
  };
}

const keys = (rows: readonly DriftRow[]) => groupDrift(rows).map((group) => group.rows.map(({ id }) => id));

describe("groups of findings", () => {
  it("are one per cause and environment, in the order of their first finding", () => {
    const other = { slug: "dev", name: "dev" };
    expect(keys([row("a", { cause: BOT }), row("b"), row("c", { cause: BOT }), row("d", { cause: BOT, environment: other })])).toEqual([
      ["a", "c"],
      ["b"],
      ["d"],
    ]);
  });

  it("never mix severities, nor what is gone with what has changed, nor what nobody is named for", () => {
    const gone = row("gone", { cause: BOT, kind: "gone", path: "" });
    expect(keys([row("a", { cause: BOT }), row("b", { cause: BOT, severity: "high" }), gone, row("c"), row("d")])).toHaveLength(5);
  });

  it("follow the filters", () => {
    const rows = [row("a", { cause: BOT }), row("b", { environment: { slug: "dev", name: "dev" } })];
    expect(filterDrift(rows, { environment: "lake/dev", cause: null }).map(({ id }) => id)).toEqual(["b"]);
    expect(filterDrift(rows, { environment: null, cause: "recorded" }).map(({ id }) => id)).toEqual(["a"]);
    expect(filterDrift(rows, { environment: "lake/dev", cause: "recorded" })).toEqual([]);
  });
});

it("words say who, how and where it is known from, and never show a secret", () => {
  expect(causeText(BOT)).toBe("by cost-bot (TagResource) in CloudTrail");
  expect(causeText({ certainty: "recorded", actor: "arn:aws:sts::1:assumed-role/Admin/ken@orders.example" })).toBe("by ken@orders.example");
  expect(causeText({ certainty: "likely", actor: "autoscaler" })).toBe("autoscaler (likely)");
  expect(changeText(row("a", { observed: undefined } as never))).toBe("1 → not set");
  expect(changeText(row("a", { isSensitive: true }))).toBe("a secret that is another one (hidden)");
  expect(changeText(row("a", { kind: "gone" }))).toBe("Not found any more");
});
