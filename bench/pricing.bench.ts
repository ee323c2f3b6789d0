import type { Blueprint } from "@zerolake/blueprint";
import { designOf, priceDesign } from "@zerolake/pricing";
import type { Cloud, Target } from "@zerolake/resources";
import { median, quantile, report, rounded, timed } from "./report.ts";
import { repeated, templateBlueprint } from "./sample-blueprints.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const RUNS = 60;
const BAR_MS = 50;
const REGIONS: Readonly<Record<Cloud, string>> = { aws: "us-east-1", azure: "eastus2", gcp: "us-central1" };

const design = repeated(templateBlueprint("realtime-recommendations"), 200);

for (const [cloud, region] of Object.entries(REGIONS) as [Cloud, string][]) {
  let edits = 0;
  const target = targetOf(cloud, region);
  const times = timed(RUNS, () => {
    edits += 1;
    return priceDesign(designOf(edited(design, edits), target));
  });
  const slowest = quantile(times, 0.95);
  report({
    figure: `pricing again after an edit, ${design.components.length} components on ${cloud}`,
    value: rounded(slowest),
    unit: "ms p95",
    bar: `< ${BAR_MS} ms p95`,
    isMet: slowest < BAR_MS,
    note: `median ${rounded(median(times))} ms of ${RUNS} edits; settings, variants, flows, amounts, range and what moves it`,
  });
}

/** Another part grows with every edit, so that nothing of the answer can be kept. */
function edited(blueprint: Blueprint, edit: number): Blueprint {
  const chosen = edit % blueprint.components.length;
  return {
    ...blueprint,
    components: blueprint.components.map((component, index) =>
      index === chosen
        ? { ...component, settings: { ...component.settings, eventsPerSecond: 100 + edit, retentionHours: 24 + edit } }
        : component,
    ),
  };
}

function targetOf(cloud: Cloud, region: string): Target {
  return {
    cloud,
    region,
    tier: "production",
    account: "123456789012",
    choices: {},
    overrides: {},
    environment: { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "bench", namePrefix: "zl" },
  };
}
