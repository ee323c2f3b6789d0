import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, textSetting } from "../../../lowering.ts";
import { firewall } from "./firewall.ts";

/** Addresses of private.googleapis.com and restricted.googleapis.com. */
const GOOGLE_RANGES = ["199.36.153.8/30", "199.36.153.4/30"];
const EVERYWHERE = ["0.0.0.0/0"];
/** Lower numbers win. */
const FIRST = 1000;
const LAST = 65_000;

/** What may leave the network: everything; https only; or nothing but Google's own services. */
export function egressRules(context: LoweringContext): readonly DesiredResource[] {
  const egress = textSetting(context, "egress");
  if (egress === "open") return [];
  return [
    firewall(context, "denyOutside", {
      direction: "EGRESS",
      priority: LAST,
      destinationRanges: EVERYWHERE,
      denied: [{ IPProtocol: "all" }],
    }),
    firewall(context, "allowGoogle", {
      direction: "EGRESS",
      priority: FIRST,
      destinationRanges: [...GOOGLE_RANGES, textSetting(context, "cidr")],
      allowed: [{ IPProtocol: "tcp" }, { IPProtocol: "udp" }],
    }),
    ...(egress === "restricted"
      ? [
          firewall(context, "allowHttps", {
            direction: "EGRESS",
            priority: FIRST,
            destinationRanges: EVERYWHERE,
            allowed: [{ IPProtocol: "tcp", ports: ["443", ...brokerPorts(context)] }],
          }),
        ]
      : []),
  ];
}

/** Brokers of Confluent answer outside the network. */
function brokerPorts({ environment }: LoweringContext): readonly string[] {
  return environment.components("event-stream").some(({ variant }) => variant === "confluent") ? ["9092"] : [];
}
