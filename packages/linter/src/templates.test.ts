import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { type Cloud, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { targetOf } from "./examples/examples.testing.ts";
import { lint } from "./linter.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];
const CASES = TEMPLATES.flatMap((template) => CLOUDS.flatMap((cloud) => TIERS.map((tier) => ({ template, id: template.id, cloud, tier }))));

describe("templates", () => {
  it.each(CASES)("$id has no error on $cloud at the tier $tier", ({ template, cloud, tier }) => {
    const { findings } = lint(expandTemplate(template), targetOf({ cloud, tier }));
    expect(findings.filter(({ severity }) => severity === "error").map(({ code, target }) => ({ code, ...target }))).toEqual([]);
  });
});
