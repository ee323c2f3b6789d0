import { type DesiredResource, join } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext, Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { projectByNumber } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { NETWORK, networkLink } from "./links.ts";

const ADDRESS = "compute.globalAddress";
const CONNECTION = "servicenetworking.connection";
/** The one name that a network's connection to services of Google's can have. */
const PEERING = "servicenetworking-googleapis-com";
/** Addresses for databases: the least that AlloyDB and Cloud SQL together do with. */
const PREFIX_LENGTH = 20;

/** Variants whose databases lie in a network of Google's that is joined to this one. */
const COME_BY_PEERING: readonly (readonly [kind: string, variant: string])[] = [
  ["vector-store", "cloudsql-pgvector"],
  ["vector-store", "alloydb-pgvector"],
  ["model-registry", "mlflow-cloud-run"],
  ["catalog", "polaris-cloud-run"],
];

export function hasPrivateServices(environment: EnvironmentView): boolean {
  return COME_BY_PEERING.some(([kind, variant]) => environment.components(kind).some((part) => part.variant === variant));
}

/** Name of the addresses that databases take theirs from. */
export function privateRange(part: Part): string {
  return nameOf(part, ADDRESS, "serviceRange");
}

/** Addresses that are set aside, and the network in which Google's services use them. */
export function privateServices(context: LoweringContext): readonly DesiredResource[] {
  const network = nameOf(context, NETWORK, "vpc");
  const range = privateRange(context);
  return [
    gcpResource(context, {
      name: "serviceRange",
      type: ADDRESS,
      at: { name: range },
      properties: {
        name: range,
        addressType: "INTERNAL",
        purpose: "VPC_PEERING",
        prefixLength: PREFIX_LENGTH,
        network: networkLink(context),
      },
    }),
    gcpResource(context, {
      name: "services",
      type: CONNECTION,
      at: { network, name: PEERING },
      properties: { network: join(projectByNumber(context), `/global/networks/${network}`), reservedPeeringRanges: [range] },
      dependsOn: ["serviceRange", "vpc"],
      minutes: [1, 4],
    }),
  ];
}

/** Whoever has a private address in the joined network waits for it. */
export function afterPrivateServices({ environment }: Pick<LoweringContext, "environment">): readonly string[] {
  return environment.components("network").map((part) => addressIn(part, "services"));
}
