import { GCP_DRAWINGS } from "@zerolake/compiler/testing/gcp-drawings";
import { UNMEASURED_ON_GOOGLE } from "@zerolake/health";
import { everyTypeIsMeasured } from "../../../measured-types.testing.ts";
import { REGION } from "../google-sandbox.testing.ts";

/** As Google will draw the names of endpoints for indexes. */
const DRAWN = "projects/some-project/locations/europe-west1/indexEndpoints/1";

everyTypeIsMeasured({
  drawings: GCP_DRAWINGS,
  target: { cloud: "gcp", region: REGION, account: "some-project", choices: {} },
  isOwn: ({ via }) => via === "rest:google",
  identifierOf: ({ type, properties }) => (type === "aiplatform.indexEndpoint" ? DRAWN : String(properties["resourcePath"])),
  unmeasured: UNMEASURED_ON_GOOGLE,
});
