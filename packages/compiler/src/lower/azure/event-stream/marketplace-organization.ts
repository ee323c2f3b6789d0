import type { DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenText, type LoweringContext } from "../../../lowering.ts";
import type { Bought } from "../../confluent/event-stream.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const TYPE = "Microsoft.Confluent/organizations";
/** Stands there as long as nothing is bought. */
const NOBODY = "nobody@example.com";
const WAITING_FOR_PLAN = "somebody has chosen a plan of Confluent and who owns the organisation";
const WAITING_FOR_ORGANISATION = "the environment's connection to Confluent is one of the organisation that the Marketplace made";

/**
 * An organisation at Confluent that Azure bills. ARM buys it; what is in it is made through Confluent's own API, with a key that a person makes
 * there first, since ARM knows neither accounts nor rights per topic.
 */
export const marketplaceOrganization: Bought = {
  variant: "confluent-marketplace",
  service: "Confluent Cloud through the Azure Marketplace",
  gap: "billed through Azure; its terms are accepted by a person before, and its first key is made by one after the first deployment",
  resources: (context) => (isFirst(context) ? [organization(context)] : []),
  waitsFor: (context) => {
    const missing = ANSWERS.filter(({ answer }) => chosenText(context, answer) === undefined);
    for (const { answer, what } of missing)
      reportAwaited(context, { answer, severity: "warning", message: `“${context.component.title}” waits: ${what}.` });
    if (!isDecided(context)) return WAITING_FOR_PLAN;
    return missing.length > 0 ? WAITING_FOR_ORGANISATION : undefined;
  },
};

const ANSWERS = [
  { answer: "confluentPlan", what: "nobody has said which plan to buy at the Azure Marketplace" },
  { answer: "confluentOwner", what: "nobody has said who owns the organisation at Confluent" },
  { answer: "confluentOrganization", what: "the organisation that the Azure Marketplace makes has no key yet" },
] as const;

/** An environment buys once: all its streams are in one organisation. */
function isFirst({ component, environment }: LoweringContext): boolean {
  const bought = environment.components("event-stream").filter(({ variant }) => variant === "confluent-marketplace");
  return bought[0]?.component.id === component.id;
}

function organization(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "organization",
    type: TYPE,
    id: ownId(context, TYPE, "organization"),
    minutes: [2, 10],
    body: {
      properties: {
        offerDetail: { publisherId: "confluentinc", id: "confluent-cloud-azure-prod", ...planOf(context), termUnit: "P1M" },
        userDetail: { emailAddress: chosenText(context, "confluentOwner") ?? NOBODY },
      },
    },
    ...(isDecided(context) ? {} : { deferredUntil: WAITING_FOR_PLAN }),
  });
}

function isDecided(context: LoweringContext): boolean {
  return chosenText(context, "confluentPlan") !== undefined && chosenText(context, "confluentOwner") !== undefined;
}

function planOf(context: LoweringContext): { readonly planId: string; readonly planName: string } {
  const [planId = "", planName = ""] = (chosenText(context, "confluentPlan") ?? "").split(/\/(.*)/s);
  return { planId, planName };
}
