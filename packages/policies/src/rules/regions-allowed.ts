import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { textsAt } from "@zerolake/resources";
import * as z from "zod";
import { madeBy, sayOf } from "../made-steps.ts";
import { defineRule, type Violation } from "../rule.ts";
import { matches } from "../scope.ts";

const REGIONS_MAX = 100;

/** Where resources say for themselves where they lie: Azure and Google Cloud, and Confluent. */
const PLACES = ["location", "spec.region"] as const;
/** Places that are no region: what lies there is the cloud's to say. */
const EVERYWHERE = new Set(["global"]);

export const regionsAllowed = defineRule({
  title: "Regions allowed",
  help: "Environments, and resources that say themselves where they lie, stand in these regions only.",
  settings: z.object({
    regions: z.array(z.string().trim().min(1).max(60)).min(1, "Name at least one region.").max(REGIONS_MAX),
  }),
  defaults: { regions: ["eu-*", "westeurope", "northeurope", "europe-*"] },
  fields: [
    {
      name: "regions",
      label: "Regions",
      input: "words",
      placeholder: "eu-central-1, westeurope, europe-*",
      help: "As the clouds name them, of all clouds together. * stands for any letters.",
    },
  ],
  describe: ({ regions }) => regions.join(", "),
  judge: ({ regions }, { plan, target }) => {
    const isAllowed = (region: string) => regions.some((pattern) => matches(pattern, region));
    const made = madeBy(plan);
    const remedy = `Allowed are ${regions.join(", ")}. Plan for an environment there, or ask for another region to be allowed.`;
    const found: Violation[] = [];
    if (made.length > 0 && !isAllowed(target.region)) {
      found.push({ message: `The environment is in ${target.region}, which is not allowed.`, addresses: [], remedy });
    }
    const elsewhere = sayOf(made, (resource) => {
      const place = placeOf(resource);
      if (place === undefined || EVERYWHERE.has(place) || place === target.region.toLowerCase() || isAllowed(place)) return [];
      return [{ message: `Lies in ${place}, which is not allowed.`, remedy }];
    });
    return { violations: [...found, ...elsewhere], notJudged: [] };
  },
});

function placeOf({ properties }: DesiredResource): string | undefined {
  return PLACES.flatMap((path) => textsAt(properties as PropertyMap, path))[0]?.toLowerCase();
}
