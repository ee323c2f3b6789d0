import { COMPONENT_DEFINITIONS, settingsOf } from "@zerolake/catalog";
import type { Cloud } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprints, NATIVE_ICEBERG } from "./blueprint.testing.ts";
import type { Blueprint } from "./document.ts";
import { componentsElsewhere, PLACEMENT_KEY, type Placement, placementOf, standingOn } from "./placement.ts";
import { validate } from "./validation/validate.ts";

function decided(blueprint: Blueprint, cloud: Cloud, component: string, placement: Placement): Blueprint {
  return { ...blueprint, targetChoices: { ...blueprint.targetChoices, [cloud]: { [`${component}.${PLACEMENT_KEY}`]: placement } } };
}

function choiceCodes(blueprint: Blueprint): readonly string[] {
  return validate(blueprint).flatMap(({ code }) => (code.startsWith("ZL-CHOICE") ? [code] : []));
}

describe("placement", () => {
  it("no setting of the catalogue has the name of the choice", () => {
    expect(COMPONENT_DEFINITIONS.filter((definition) => settingsOf(definition).some(({ key }) => key === PLACEMENT_KEY))).toEqual([]);
  });

  it("a component that stays away takes its edges along, on that cloud alone", () => {
    const blueprint = decided(NATIVE_ICEBERG, "azure", "orders", "aws");
    const standing = standingOn(blueprint, "azure");
    expect(standing.components.map(({ id }) => id)).not.toContain("orders");
    expect(standing.edges.filter(({ from, to }) => from.component === "orders" || to.component === "orders")).toEqual([]);
    expect(standingOn(blueprint, "aws")).toBe(blueprint);
    expect(placementOf(blueprint, "azure", "orders")).toBe("aws");
    expect(componentsElsewhere(blueprint, "azure").map(({ id }) => id)).toEqual(["orders"]);
  });

  it("what would attach itself again is omitted", () => {
    const budget = { id: "cap", kind: "budget", title: "Budget", settings: {} };
    const drawn = { ...NATIVE_ICEBERG, components: [...NATIVE_ICEBERG.components, budget] };
    expect(standingOn(decided(drawn, "gcp", "cap", "nowhere"), "gcp").policies.omit).toContain("budget");
  });

  it("a decision is no finding; one that cannot be is an error, and leaves everything standing", () => {
    expect(choiceCodes(decided(NATIVE_ICEBERG, "azure", "orders", "nowhere"))).toEqual([]);
    const impossible = decided(NATIVE_ICEBERG, "azure", "orders", "azure");
    expect(choiceCodes(impossible)).toEqual(["ZL-CHOICE-PLACE"]);
    expect(standingOn(impossible, "azure")).toBe(impossible);
    expect(choiceCodes(decided(NATIVE_ICEBERG, "azure", "nobody", "nowhere"))).toEqual(["ZL-CHOICE-UNKNOWN"]);
  });

  it("any blueprint without any of its components is still one whose edges have both ends", () => {
    fc.assert(
      fc.property(
        blueprints().filter(({ components }) => components.length > 0),
        fc.nat(),
        (blueprint, index) => {
          const { id } = blueprint.components[index % blueprint.components.length]!;
          const standing = standingOn(decided(blueprint, "gcp", id, "nowhere"), "gcp");
          const ids = new Set(standing.components.map((component) => component.id));
          expect(ids.has(id)).toBe(false);
          expect(standing.edges.every(({ from, to }) => ids.has(from.component) && ids.has(to.component))).toBe(true);
        },
      ),
    );
  });
});
