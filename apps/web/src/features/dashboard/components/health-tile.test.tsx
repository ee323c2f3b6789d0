import type { IllComponents } from "@zerolake/db";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { healthTable } from "../store/tile-tables.ts";
import { HealthTile } from "./health-tile.tsx";

const ILL: IllComponents["listed"][number] = {
  environmentId: "1",
  project: { slug: "lake", name: "Lake" },
  environment: { slug: "prod", name: "prod" },
  blueprint: "main",
  component: "stream",
  title: "Orders stream",
  status: "bad",
  label: "Oldest unread record",
  unit: "seconds",
  value: 900,
  threshold: 60,
  illWhen: "above",
  since: new Date("2026-05-03T12:00:00Z"),
};
const NONE = { ok: 0, warn: 0, bad: 0, unknown: 0 };
const shown = (ill: IllComponents) => renderToStaticMarkup(<HealthTile organization="org" ill={ill} />);

describe("which component is ill", () => {
  it("is told with metric and limit, and leads to the component on the drawing", () => {
    const html = shown({ listed: [ILL], total: 7, environments: { ...NONE, bad: 1, ok: 4 } });
    expect(html).toContain("Oldest unread record 15 min, limit 1 min");
    expect(html).toContain("/org/projects/lake/blueprints/main?overlay=health&amp;env=prod&amp;sel=stream");
    expect(html).toContain("2 more");
  });

  it("is never answered with a good word where nothing is known", () => {
    expect(shown({ listed: [], total: 0, environments: NONE })).toContain("has been looked at yet");
    const unknown = shown({ listed: [], total: 0, environments: { ...NONE, unknown: 2 } });
    expect(unknown).toContain("is not known now");
    expect(unknown).toContain("2 environments unknown");
    expect(unknown).not.toContain("Nothing is ill");
    expect(shown({ listed: [], total: 0, environments: { ...NONE, ok: 2, unknown: 1 } })).toContain("Nothing is ill in 2 environments.");
  });

  it("has a table behind it, in the units that were measured", () => {
    const { columns, rows } = healthTable({ listed: [ILL], total: 1, environments: NONE });
    expect(Object.fromEntries(columns.map((column, index) => [column, rows[0]?.[index]]))).toMatchObject({
      Component: "Orders stream",
      Health: "Unhealthy",
      Value: 900,
      Limit: 60,
      Unit: "seconds",
    });
  });
});
