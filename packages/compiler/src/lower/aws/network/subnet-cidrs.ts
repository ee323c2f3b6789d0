import { type Cidr, cidrSubnet, formatCidr, parseCidr } from "../../../sizing/cidr.ts";

/** A VPC takes /16 to /28; ours must leave room for public subnets of /28, the smallest that AWS makes. */
const PREFIX_MIN = 16;
const PREFIX_MAX = 20;
/** A sixteenth of the block per private subnet: /20 in a /16, since Fargate, Glue and Flink use up addresses. */
const PRIVATE_BITS = 4;
const PUBLIC_BITS = 8;
/** The first quarter of the block is for public subnets. */
const PRIVATE_OFFSET = 4;

/** The block of the network, or a reason why it does not fit. */
export function networkBlock(text: string): Cidr | string {
  const block = parseCidr(text);
  if (!block) return `“${text}” is not an address block such as 10.0.0.0/16`;
  if (block.prefix < PREFIX_MIN || block.prefix > PREFIX_MAX)
    return `“${text}” must be between /${PREFIX_MIN} and /${PREFIX_MAX}, so that every zone gets its subnets`;
  return block;
}

export function privateCidr(block: Cidr, zoneIndex: number): string {
  return formatCidr(cidrSubnet(block, PRIVATE_BITS, PRIVATE_OFFSET + zoneIndex));
}

export function publicCidr(block: Cidr, zoneIndex: number): string {
  return formatCidr(cidrSubnet(block, PUBLIC_BITS, zoneIndex));
}
