import { jointOf } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { undo } from "./commit.ts";
import { removeComponents, removeEdges } from "./remove.ts";

const design = pipeline();
const { viewed } = storeOf(design).getState();

function withEnvironments(...deployed: readonly (readonly string[])[]) {
  const store = storeOf(design);
  const environments = deployed.map((deployedEdges, index) => ({
    ...viewed,
    slug: `env-${index}`,
    name: ["dev", "prod"][index] ?? "x",
    deployedEdges,
  }));
  store.setState({ environments });
  return store;
}

const all = design.blueprint.edges.map(jointOf);

describe("an edge that a deployed version has", () => {
  it("is missed by somebody on the next deploy, and the notice says by whom and where, with undo", () => {
    const store = withEnvironments(all, all);
    removeEdges(store, ["stream-events--delivery"]);
    expect(store.getState().notice).toMatchObject({
      text: "Removed a connection. On the next deploy to dev and prod, Orders delivery loses access to Orders stream.",
      tone: "undoable",
    });
    undo(store);
    expect(store.getState().log.current).toEqual(design);
  });

  it("is named from the end that holds the permission", () => {
    const store = withEnvironments(all);
    const rights = [{ edge: "delivery-tables--lake", holder: "delivery", rights: [] }];
    store.setState((state) => ({ analysis: { ...state.analysis, edges: new Map([["delivery-tables--lake", { rights }]]) } }));
    removeEdges(store, ["delivery-tables--lake"]);
    expect(store.getState().notice?.text).toContain("Orders delivery loses access to Orders lake.");
  });

  it("is one of several: two are named, the others counted", () => {
    const store = withEnvironments(all);
    removeEdges(
      store,
      design.blueprint.edges.map(({ id }) => id),
    );
    expect(store.getState().notice?.text).toMatch(/So do 1 more\.$/);
  });
});

it("an edge that nobody deployed yet changes nothing in a cloud, nor does a removal by itself", () => {
  const store = withEnvironments(all.slice(0, 1));
  removeEdges(store, ["stream-events--delivery"]);
  expect(store.getState().notice?.text).toBe("Removed a connection. Nothing changes in a cloud before the next deploy.");
  removeComponents(store, ["lake"]);
  expect(store.getState().notice?.text).toBe("Removed Orders lake and 1 connection. Nothing changes in a cloud before the next deploy.");
});
