/** IPv4 arithmetic for subnets; everything is linear in nothing: shifts on 32-bit numbers. */
export interface Cidr {
  /** First address as an unsigned 32-bit number. */
  readonly base: number;
  readonly prefix: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads `10.0.0.0/16`; `undefined` when it is not a block that starts at its own boundary. */
export function parseCidr(text: string): Cidr | undefined {
  const parts = CIDR.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = parts;
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
  const base = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return base % 2 ** (32 - prefix) === 0 ? { base, prefix } : undefined;
}

export function formatCidr({ base, prefix }: Cidr): string {
  return `${[24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256).join(".")}/${prefix}`;
}

/** The `index`-th of the 2^newBits equal blocks inside a block. */
export function cidrSubnet({ base, prefix }: Cidr, newBits: number, index: number): Cidr {
  const inner = prefix + newBits;
  return { base: base + index * 2 ** (32 - inner), prefix: inner };
}

export function overlaps(left: Cidr, right: Cidr): boolean {
  const prefix = Math.min(left.prefix, right.prefix);
  const size = 2 ** (32 - prefix);
  return Math.floor(left.base / size) === Math.floor(right.base / size);
}
