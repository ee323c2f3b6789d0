import { randomUUID } from "node:crypto";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import type { AwsService } from "../aws-service.ts";
import { formOf, xmlReply } from "../query-service.ts";
import { toXml, type XmlFields } from "../xml.ts";
import { isMachine, vcpusOf } from "./machines.ts";
import { zonesOf } from "./zones.ts";

/** Codes that EC2 calls otherwise. */
const OWN_CODES: Readonly<Record<string, string>> = {
  UnrecognizedClientException: "AuthFailure",
  InvalidSignatureException: "AuthFailure",
  ExpiredTokenException: "RequestExpired",
  ThrottlingException: "RequestLimitExceeded",
};

const OPERATIONS: Readonly<Record<string, (call: AwsCall, form: URLSearchParams) => XmlFields>> = {
  DescribeAvailabilityZones: ({ caller }) => ({
    availabilityZoneInfo: {
      item: zonesOf(caller.region).map((zoneName) => ({
        zoneName,
        zoneState: "available",
        zoneType: "availability-zone",
        regionName: caller.region,
        groupName: caller.region,
        optInStatus: "opt-in-not-required",
      })),
    },
  }),

  DescribeInstanceTypes(call, form) {
    const types = listOf(form, "InstanceType.");
    const unknown = types.filter((type) => !isOffered(call, type));
    if (unknown.length > 0)
      throw new AwsError("InvalidInstanceType", `The following supplied instance types do not exist: [${unknown.join(", ")}]`);
    return {
      instanceTypeSet: { item: types.map((instanceType) => ({ instanceType, vCpuInfo: { defaultVCpus: vcpusOf(instanceType) } })) },
    };
  },

  DescribeInstanceTypeOfferings(call, form) {
    const offered = listOf(form, "Filter.1.Value.").filter((type) => isOffered(call, type));
    const { region } = call.caller;
    return {
      instanceTypeOfferingSet: { item: offered.map((instanceType) => ({ instanceType, locationType: "region", location: region })) },
    };
  },
};

function isOffered({ sandbox, caller }: AwsCall, type: string): boolean {
  return isMachine(type) && !sandbox.conditions.holds(caller.account, "missingMachine", type);
}

function listOf(form: URLSearchParams, prefix: string): readonly string[] {
  return [...form].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
}

/** Amazon EC2 in its own dialect of the query protocol, as far as the zones and machines of a region; networks go through Cloud Control. */
export const ec2: AwsService = {
  signingName: "ec2",
  operationOf: (exchange) => formOf(exchange).get("Action") ?? "",
  subjectOf: () => ({}),
  async handle(operation, call) {
    const answer = OPERATIONS[operation];
    if (!answer) throw new AwsError("InvalidAction", `The action ${operation} is not valid for this web service.`);
    const fields = answer(call, formOf(call.exchange));
    return xmlReply(200, toXml(`${operation}Response`, { requestId: randomUUID(), ...fields }));
  },
  renderError(error, requestId) {
    const Error = { Code: OWN_CODES[error.code] ?? error.code, Message: error.message };
    return xmlReply(error.status, toXml("Response", { Errors: { Error }, RequestID: requestId }));
  },
};
