import * as z from "zod";
import { madeBy, sayOf } from "../made-steps.ts";
import { AWS_OPENINGS } from "../public-access/aws-openings.ts";
import { AZURE_OPENINGS } from "../public-access/azure-openings.ts";
import { GCP_OPENINGS } from "../public-access/gcp-openings.ts";
import type { Exposure, Opening } from "../public-access/opening.ts";
import { defineRule } from "../rule.ts";

const OPENINGS: readonly Opening[] = [...AWS_OPENINGS, ...AZURE_OPENINGS, ...GCP_OPENINGS];

/** Services beside the clouds, whose addresses are public and are closed in the service itself, not in a deployment. */
const BESIDE = /^(confluent|databricks|fabric)\./;

const REMEDIES: Readonly<Record<Exposure, string>> = {
  anonymous: "Let people and services sign in: take the open access away in its settings.",
  internet: "Close its address to the internet, in its settings or with a private network.",
};

export const publicAccessForbidden = defineRule({
  title: "Public access forbidden",
  help: "Nothing is open to everybody; or, more strictly, nothing answers from the internet, whoever signs in.",
  settings: z.object({ forbids: z.enum(["anonymous", "internet"]) }),
  defaults: { forbids: "anonymous" },
  fields: [
    {
      name: "forbids",
      label: "Forbids",
      input: "choice",
      options: [
        { value: "anonymous", label: "Access without signing in" },
        { value: "internet", label: "Any address that the internet reaches" },
      ],
    },
  ],
  describe: ({ forbids }) => (forbids === "anonymous" ? "Access without signing in" : "Any address that the internet reaches"),
  judge: ({ forbids }, { plan }) => {
    const made = madeBy(plan);
    const forbidden = OPENINGS.filter(({ exposure }) => exposure === "anonymous" || forbids === "internet");
    const beside = made.filter(({ type, holdsData }) => holdsData && BESIDE.test(type)).map(({ address }) => address);
    const message = "Services beside the cloud keep their own list of who reaches them; look there.";
    return {
      violations: sayOf(made, ({ type, properties }) =>
        forbidden
          .filter((opening) => opening.type === type && opening.isOpen(properties))
          .map(({ says, exposure }) => ({ message: `${type} ${says}.`, remedy: REMEDIES[exposure] })),
      ),
      notJudged: beside.length === 0 ? [] : [{ message, addresses: beside }],
    };
  },
});
