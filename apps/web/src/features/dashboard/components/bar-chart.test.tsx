import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type Bar, BarChart } from "./bar-chart.tsx";

const SERIES = [
  { name: "succeeded", role: "success" },
  { name: "failed", role: "danger" },
] as const;
const day = (key: string, values: Bar["values"], isPartial = false): Bar => ({ key, label: key, values, isPartial });
const drawn = (bars: readonly Bar[], more: object = {}) =>
  renderToStaticMarkup(<BarChart label="Deployments" series={SERIES} bars={bars} format={(value) => String(value)} {...more} />);

it("the last bar is told in words, to whoever sees it and to whoever does not", () => {
  const html = drawn([day("3 May", [2, 1]), day("4 May", [5, null], true)]);
  expect(html).toContain('aria-valuetext="4 May (not complete): 5 succeeded, unknown failed."');
  expect(html).toContain(">4 May (not complete): 5 succeeded, unknown failed.</p>");
  expect(html).toContain('aria-valuemax="2"');
});

it("the axis begins at zero and reaches what is highest, the line across included", () => {
  const html = drawn([day("3 May", [2, 1])], { reference: { name: "Budget", value: 9 } });
  expect(html).toMatch(/<span>9<\/span><span>0<\/span>/);
  expect(html).toContain("Budget: 9.");
});

it("what is missing has no height, and nothing at all is said to be nothing yet", () => {
  expect(drawn([day("3 May", [null, null])])).toContain('height="0"');
  expect(drawn([])).toContain("Nothing yet.");
});
