import { AWS_ANSWERED, AWS_DRAWINGS } from "@zerolake/compiler/testing/aws-drawings";
import { UNMEASURED_ON_AWS } from "@zerolake/health";
import { everyTypeIsMeasured } from "../../measured-types.testing.ts";
import { REGION } from "../sandbox-harness.testing.ts";

const ACCOUNT = "123456789012";

everyTypeIsMeasured({
  drawings: AWS_DRAWINGS,
  target: { cloud: "aws", region: REGION, account: ACCOUNT, choices: AWS_ANSWERED },
  isOwn: ({ type }) => /^(AWS|Zerolake)::/.test(type),
  // Names that the cloud draws are not there yet, and nothing is asked of what is not known.
  identifierOf: () => `arn:aws:x:${REGION}:${ACCOUNT}:service/a/b`,
  attributes: { LoadBalancerArns: [`arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/a/1`] },
  unmeasured: UNMEASURED_ON_AWS,
});
