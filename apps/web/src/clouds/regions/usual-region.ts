import type { Cloud } from "@zerolake/resources";

/** What forms suggest and previews are made for until somebody says otherwise. */
export const USUAL_REGION: Readonly<Record<Cloud, string>> = { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" };
