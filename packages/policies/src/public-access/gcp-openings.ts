import { valuesAt } from "@zerolake/resources";
import { type Opening, openAt, openToAnywhere, openUnless } from "./opening.ts";

export const GCP_OPENINGS: readonly Opening[] = [
  {
    type: "storage.bucket",
    exposure: "anonymous",
    says: "does not prevent public access",
    isOpen: openUnless("iamConfiguration.publicAccessPrevention", "enforced"),
  },
  { type: "iam.member", exposure: "anonymous", says: "lets everybody in", isOpen: openAt("member", "allUsers", "allAuthenticatedUsers") },
  {
    type: "run.service",
    exposure: "internet",
    says: "takes requests from the internet",
    isOpen: openUnless("ingress", "INGRESS_TRAFFIC_INTERNAL_ONLY", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"),
  },
  {
    type: "sqladmin.instance",
    exposure: "internet",
    says: "has a public address",
    isOpen: openUnless("settings.ipConfiguration.ipv4Enabled", false),
  },
  {
    type: "alloydb.instance",
    exposure: "internet",
    says: "has a public address",
    isOpen: openAt("networkConfig.enablePublicIp", true),
  },
  {
    type: "aiplatform.indexEndpoint",
    exposure: "internet",
    says: "has a public endpoint",
    isOpen: openAt("publicEndpointEnabled", true),
  },
  {
    type: "notebooks.instance",
    exposure: "internet",
    says: "has a public address",
    isOpen: openUnless("gceSetup.disablePublicIp", true),
  },
  {
    type: "container.cluster",
    exposure: "internet",
    says: "has a public endpoint",
    isOpen: openUnless("privateClusterConfig.enablePrivateEndpoint", true),
  },
  {
    type: "dataproc.cluster",
    exposure: "internet",
    says: "gives its machines public addresses",
    isOpen: openUnless("config.gceClusterConfig.internalIpOnly", true),
  },
  {
    type: "compute.firewall",
    exposure: "internet",
    says: "lets requests in from anywhere",
    isOpen: (properties) =>
      properties["direction"] !== "EGRESS" && valuesAt(properties, "allowed").length > 0 && openToAnywhere("sourceRanges.*")(properties),
  },
];
