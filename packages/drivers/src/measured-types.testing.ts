import type { Blueprint } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import { signalsOf } from "@zerolake/health";
import type { DesiredResource, PropertyMap, Target, Tier } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { LIFE_ENVIRONMENT } from "./life.testing.ts";

/** Kinds that carry no data of people: they stand around those that do. */
const AROUND = new Set([
  "network",
  "encryption-key",
  "secrets",
  "budget",
  "governance",
  "catalog",
  "schema-registry",
  "monitoring",
  "artefact-store",
]);
/** A part that has nothing but these works through what others have. */
const RIGHTS = /^(Microsoft\.(ManagedIdentity|Authorization)\/|Zerolake\.Authorization\/|iam\.)/;
const FIGURES = { freshnessSecondsTarget: 600, latencyMsP95Target: 500 };

interface Drawing {
  readonly name: string;
  readonly blueprint: Blueprint;
  readonly choices?: Target["choices"];
  /** Default standard alone. */
  readonly tiers?: readonly Tier[];
}

export interface MeasuredCloud {
  readonly drawings: readonly Drawing[];
  readonly target: Pick<Target, "cloud" | "region" | "account" | "choices">;
  /** The cloud's own resources, without those of services beside it. */
  readonly isOwn: (resource: DesiredResource) => boolean;
  /** What the driver will say that its identifier is. */
  readonly identifierOf: (resource: DesiredResource) => string;
  /** What the cloud will have drawn beside it; default nothing. */
  readonly attributes?: PropertyMap;
  readonly unmeasured: Readonly<Record<string, string>>;
}

/** Whatever carries data is measured, or somebody has written down why not. */
export function everyTypeIsMeasured({ drawings, target, isOwn, identifierOf, attributes = {}, unmeasured }: MeasuredCloud): void {
  const facts = { region: target.region, account: target.account, settings: {}, workload: FIGURES };
  const isMeasured = (resource: DesiredResource) =>
    signalsOf({ ...resource, identifier: identifierOf(resource), attributes }, facts).length > 0;
  const isTold = (resource: DesiredResource) => isMeasured(resource) || unmeasured[resource.type] !== undefined;

  describe.each(drawings)("$name", ({ blueprint, choices = {}, tiers = ["standard"] }) => {
    it.each(tiers)("in %s is measured in every part that carries data, or says why not", (tier) => {
      const whole: Target = {
        ...target,
        tier,
        environment: LIFE_ENVIRONMENT,
        choices: { ...target.choices, ...choices },
        overrides: {},
      };
      const { resources } = compile(blueprint, whole);
      const own = resources.filter(isOwn);
      const silent = own.filter((resource) => resource.holdsData && !isTold(resource)).map(({ type }) => type);
      const told = new Set(own.filter(isTold).map(({ component }) => component));
      const elsewhere = new Set(resources.filter((resource) => !isOwn(resource)).map(({ component }) => component));
      const actors = new Set(own.filter(({ type }) => !RIGHTS.test(type)).map(({ component }) => component));
      const kinds = new Map(blueprint.components.map(({ id, kind }) => [id, kind]));
      const parts = [...actors].filter((id) => kinds.has(id) && !elsewhere.has(id));
      const untold = parts.filter((id) => !AROUND.has(kinds.get(id) ?? "") && !told.has(id));
      expect({
        silent,
        untold: untold.map((id) => `${kinds.get(id)} ${own.filter(({ component }) => component === id).map(({ type }) => type)}`),
      }).toEqual({
        silent: [],
        untold: [],
      });
    });
  });

  it("excuses nothing that is measured", () => {
    const bare = { address: "a.b", component: "a", via: "v", identifier: "projects/p/locations/l/a/b", properties: {}, attributes: {} };
    expect(Object.keys(unmeasured).filter((type) => signalsOf({ ...bare, type }, facts).length > 0)).toEqual([]);
  });
}
