import { createHash } from "node:crypto";

/**
 * Identifiers as the services form them, derived from a seed: the same request always gets the same ones, so that a
 * repeated run looks alike.
 */
export class MadeUp {
  readonly #seed: string;

  constructor(...seed: readonly string[]) {
    this.#seed = seed.join("|");
  }

  hex(length: number, purpose = ""): string {
    return createHash("sha256").update(`${this.#seed}|${purpose}`).digest("hex").slice(0, length);
  }

  digits(length: number, purpose = ""): string {
    return BigInt(`0x${this.hex(40, `digits ${purpose}`)}`)
      .toString()
      .padStart(length, "7")
      .slice(0, length);
  }

  /** Lower-case letters and digits. */
  base36(length: number, purpose = ""): string {
    return BigInt(`0x${this.hex(60, `base36 ${purpose}`)}`)
      .toString(36)
      .padStart(length, "z")
      .slice(0, length);
  }

  upper(length: number, purpose = ""): string {
    return this.base36(length, purpose).toUpperCase();
  }

  uuid(purpose = ""): string {
    const text = this.hex(32, `uuid ${purpose}`);
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
  }

  /** EC2's form: `vpc-0` and 16 hexadecimal digits. */
  ec2(prefix: string, purpose = ""): string {
    return `${prefix}-0${this.hex(16, `${prefix} ${purpose}`)}`;
  }

  ipv4(purpose = ""): string {
    const [a = 0, b = 0, c = 0] = Buffer.from(this.hex(6, `ip ${purpose}`), "hex");
    return `10.${a}.${b}.${(c % 253) + 2}`;
  }
}
