import { expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { componentsOf, suggestNext } from "./suggest-next.ts";

const { blueprint } = pipeline();
const kindsAfter = (id: string, drawing = blueprint) => suggestNext(drawing, id).map(({ kind }) => kind);

it("suggests what reads from the selected component, the most used first", () => {
  expect(kindsAfter("lake").slice(0, 3)).toEqual(["catalog", "sql-engine", "data-quality"]);
});

it("suggests what could feed a component only for ports that nothing feeds yet", () => {
  const budgetless = { ...blueprint, components: [...blueprint.components, { id: "sql", kind: "sql-engine", title: "SQL", settings: {} }] };
  expect(kindsAfter("sql", budgetless)).toContain("lakehouse-tables");
  const fed = {
    ...budgetless,
    edges: [
      ...blueprint.edges,
      { id: "e", from: { component: "lake", port: "tables" }, to: { component: "sql", port: "tables" } } as const,
    ],
  };
  expect(kindsAfter("sql", fed)).not.toContain("lakehouse-tables");
});

it("has nothing to say about a component that is gone or of a kind that nobody knows", () => {
  expect(kindsAfter("gone")).toEqual([]);
});

it("finds the drawn components of a category", () => {
  expect(componentsOf(blueprint, "streaming")).toEqual(["stream", "delivery"]);
  expect(componentsOf(blueprint, "ai")).toEqual([]);
});
