import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { runsOf, Sparkline } from "./sparkline.tsx";

const MINUTE_MS = 60_000;
const NOW = Date.parse("2026-05-03T12:00:00Z");
const point = (minutesAgo: number, value = 1) => ({ at: new Date(NOW - minutesAgo * MINUTE_MS).toISOString(), value });

describe("a sparkline", () => {
  it("has a gap where nothing was measured, never a line through zero", () => {
    expect(runsOf([point(300), point(285), point(120), point(105), point(90)]).map((run) => run.length)).toEqual([2, 3]);
    expect(runsOf([])).toEqual([]);
  });

  it("says in words what it shows, and draws its limit inside the picture whatever is measured", () => {
    const html = renderToStaticMarkup(
      <Sparkline label="Lag over the last day: highest 9 s" points={[point(30, 9), point(15, 2)]} limit={60} nowMs={NOW} />,
    );
    expect(html).toContain('aria-label="Lag over the last day: highest 9 s"');
    const [, y] = /y1="([\d.]+)"/.exec(html) ?? [];
    expect(Number(y)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeLessThan(24);
  });
});
