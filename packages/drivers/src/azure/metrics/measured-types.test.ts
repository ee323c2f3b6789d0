import { AZURE_ANSWERED, AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import { UNMEASURED_ON_AZURE } from "@zerolake/health";
import { everyTypeIsMeasured } from "../../measured-types.testing.ts";
import { AZURE_REGION } from "../azure-harness.testing.ts";

everyTypeIsMeasured({
  drawings: AZURE_DRAWINGS,
  target: { cloud: "azure", region: AZURE_REGION, account: "00000000-0000-4000-8000-000000000000", choices: AZURE_ANSWERED },
  isOwn: ({ via }) => via.startsWith("arm@"),
  identifierOf: ({ properties }) => String(properties["id"]),
  unmeasured: UNMEASURED_ON_AZURE,
});
