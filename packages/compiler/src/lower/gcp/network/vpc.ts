import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { parseCidr } from "../../../sizing/cidr.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { egressRules } from "./egress-rules.ts";
import { firewall } from "./firewall.ts";
import { NETWORK, networkLink, networkPath, selfLink } from "./links.ts";
import { privateGoogle } from "./private-google.ts";
import { callsCloudRun, privateRun } from "./private-run.ts";
import { hasPrivateServices, privateRange, privateServices } from "./private-services.ts";

const SUBNET = "compute.subnetwork";
const ROUTER = "compute.router";
const ATTACHMENT = "compute.networkAttachment";
/** Kinds whose machines lie in Google's own project and are let in through an attachment. */
const COME_THROUGH_AN_ATTACHMENT = ["ml-workspace", "model-training", "database-source", "orchestrator"];

/** A network of its own per environment, with one subnet for all zones of the region. */
export const vpc: Lowering = {
  cloud: "gcp",
  kind: "network",
  variant: "vpc",
  service: "Virtual Private Cloud",
  minutes: [2, 8],
  minZones: 1,
  outputs: (part) => ({
    ports: {},
    facts: {
      networkPath: networkPath(part),
      subnetPath: pathOf(part, SUBNET, { name: nameOf(part, SUBNET, "subnet") }),
      serviceRange: privateRange(part),
      attachmentPath: pathOf(part, ATTACHMENT, { name: nameOf(part, ATTACHMENT, "attachment") }),
      cidr: textSetting(part, "cidr"),
      egress: textSetting(part, "egress"),
    },
  }),
  lower: (context) => {
    if (!parseCidr(textSetting(context, "cidr"))) {
      reportBlock(context);
      return [];
    }
    return [
      network(context),
      subnet(context),
      insideTraffic(context),
      ...egressRules(context),
      ...(textSetting(context, "egress") === "none" ? [] : [nat(context)]),
      ...(flagSetting(context, "privateEndpoints") ? privateGoogle(context) : []),
      ...(callsCloudRun(context.environment) ? privateRun(context) : []),
      ...(hasPrivateServices(context.environment) ? privateServices(context) : []),
      ...(COME_THROUGH_AN_ATTACHMENT.some((kind) => context.has(kind)) ? [attachment(context)] : []),
    ];
  },
};

function network(context: LoweringContext): DesiredResource {
  const name = nameOf(context, NETWORK, "vpc");
  return gcpResource(context, {
    name: "vpc",
    type: NETWORK,
    at: { name },
    properties: { name, autoCreateSubnetworks: false, routingConfig: { routingMode: "REGIONAL" }, description: context.component.title },
  });
}

function subnet(context: LoweringContext): DesiredResource {
  const name = nameOf(context, SUBNET, "subnet");
  return gcpResource(context, {
    name: "subnet",
    type: SUBNET,
    at: { name },
    properties: {
      name,
      network: networkLink(context),
      ipCidrRange: textSetting(context, "cidr"),
      privateIpGoogleAccess: true,
      logConfig:
        context.target.tier === "production" ? { enable: true, flowSampling: 0.5, aggregationInterval: "INTERVAL_5_SEC" } : undefined,
    },
    // Addresses of serverless services keep a subnet busy for an hour or two after they went.
    minutes: [1, 40],
  });
}

/** Machines of one job talk to each other on ports that nobody knows before. */
function insideTraffic(context: LoweringContext): DesiredResource {
  return firewall(context, "allowInside", {
    direction: "INGRESS",
    priority: 1000,
    sourceRanges: [textSetting(context, "cidr")],
    allowed: [{ IPProtocol: "tcp" }, { IPProtocol: "udp" }, { IPProtocol: "icmp" }],
  });
}

function nat(context: LoweringContext): DesiredResource {
  const name = nameOf(context, ROUTER, "router");
  return gcpResource(context, {
    name: "router",
    type: ROUTER,
    at: { name },
    properties: {
      name,
      network: networkLink(context),
      nats: [
        {
          name: "nat",
          natIpAllocateOption: "AUTO_ONLY",
          sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
          logConfig: { enable: true, filter: "ERRORS_ONLY" },
        },
      ],
    },
  });
}

function attachment(context: LoweringContext): DesiredResource {
  const name = nameOf(context, ATTACHMENT, "attachment");
  return gcpResource(context, {
    name: "attachment",
    type: ATTACHMENT,
    at: { name },
    properties: {
      name,
      connectionPreference: "ACCEPT_AUTOMATIC",
      subnetworks: [selfLink(pathOf(context, SUBNET, { name: nameOf(context, SUBNET, "subnet") }))],
    },
  });
}

function reportBlock(context: LoweringContext): void {
  const cidr = textSetting(context, "cidr");
  context.report({
    severity: "error",
    code: "ZL-GCP-NETWORK-CIDR",
    message: `The address range of “${context.component.title}” does not work: “${cidr}” is not an address block such as 10.0.0.0/16.`,
    target: { component: context.component.id, setting: "cidr" },
    hint: "Choose a private range between /16 and /20, for example 10.0.0.0/16.",
  });
}
