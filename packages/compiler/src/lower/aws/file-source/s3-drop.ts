import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { globalArn } from "../arn.ts";
import { externalId } from "../taken-role.ts";
import { landingsOf, partnerRole, partnersOf } from "./partner-access.ts";

const SESSION_SECONDS = 3600;

/** Partners with an AWS identity get a role that writes below their own prefix; without partners people upload by link. */
export const s3Drop: Lowering = {
  cloud: "aws",
  kind: "file-source",
  variant: "s3-drop",
  service: "Amazon S3",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { protocol: "s3 put", region: part.target.region } } }),
  lower: (context) =>
    // A partner whose principal is not known yet has nobody to trust: no role is made for it.
    partnersOf(context).flatMap(([name, { principal }]) =>
      typeof principal === "string" && principal !== "" ? roleFor(context, name, principal) : [],
    ),
};

function roleFor(context: LoweringContext, partner: string, principal: string): readonly DesiredResource[] {
  const landings = landingsOf(context, partner);
  if (landings.length === 0) return [];
  const account = { target: { ...context.target, account: principal } };
  return partnerRole(context, {
    partner,
    landings,
    trust: {
      Principal: { AWS: principal.startsWith("arn:") ? principal : globalArn(account, "iam", "root") },
      Condition: { StringEquals: { "sts:ExternalId": externalId(context, partner) } },
    },
    maxSessionSeconds: SESSION_SECONDS,
  });
}
