import { randomUUID } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { AwsService } from "../aws-service.ts";
import { formOf, xmlReply } from "../query-service.ts";
import { toXml } from "../xml.ts";
import { zonesOf } from "./zones.ts";

/** Codes that EC2 calls otherwise. */
const OWN_CODES: Readonly<Record<string, string>> = {
  UnrecognizedClientException: "AuthFailure",
  InvalidSignatureException: "AuthFailure",
  ExpiredTokenException: "RequestExpired",
  ThrottlingException: "RequestLimitExceeded",
};

/** Amazon EC2 in its own dialect of the query protocol, as far as the zones of a region; networks go through Cloud Control. */
export const ec2: AwsService = {
  signingName: "ec2",
  operationOf: (exchange) => formOf(exchange).get("Action") ?? "",
  subjectOf: () => ({}),
  async handle(operation, { caller }) {
    if (operation !== "DescribeAvailabilityZones")
      throw new AwsError("InvalidAction", `The action ${operation} is not valid for this web service.`);
    const item = zonesOf(caller.region).map((zoneName) => ({
      zoneName,
      zoneState: "available",
      zoneType: "availability-zone",
      regionName: caller.region,
      groupName: caller.region,
      optInStatus: "opt-in-not-required",
    }));
    return xmlReply(200, toXml("DescribeAvailabilityZonesResponse", { requestId: randomUUID(), availabilityZoneInfo: { item } }));
  },
  renderError(error, requestId) {
    const Error = { Code: OWN_CODES[error.code] ?? error.code, Message: error.message };
    return xmlReply(error.status, toXml("Response", { Errors: { Error }, RequestID: requestId }));
  },
};
