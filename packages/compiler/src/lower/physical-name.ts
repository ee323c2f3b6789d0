import { type EnvironmentIdentity, sha256Hex } from "@zerolake/resources";
import type { Part } from "../lowering.ts";
import { addressIn } from "./part-address.ts";

const SUFFIX_LENGTH = 8;

/** All that a name depends on. */
export type Named = Pick<Part, "component" | "target">;

/** How a name is put together. `max` counts characters; `style` says what stands between words. */
export interface NameForm {
  readonly max: number;
  readonly style: "hyphen" | "lower-hyphen" | "lower_underscore" | "joined";
}

const SEPARATORS = { hyphen: "-", "lower-hyphen": "-", lower_underscore: "_", joined: "" } as const;

/** First 8 hexadecimal digits of SHA-256 over the owner's identity: a lost create is found again, two installations never collide. */
export function ownerSuffix(environment: EnvironmentIdentity, address: string): string {
  const owner = [environment.installationId, environment.organizationId, environment.environmentId, address].join("|");
  return sha256Hex(owner).slice(0, SUFFIX_LENGTH);
}

/**
 * The deterministic physical name of a resource on every cloud: `prefix-environment-component-logical-suffix`, in the form of its type.
 * The suffix is a hash of who owns it, so that a lost create is found again and two installations never collide.
 */
export function ownName(part: Named, form: NameForm, { name, key }: { readonly name: string; readonly key: string | undefined }): string {
  const { environment } = part.target;
  const words = [environment.namePrefix, environment.name, part.component.id, name, ...(key === undefined ? [] : [key])];
  return legalName(words, ownerSuffix(environment, addressIn(part, name, key)), form);
}

/** Joins words into a legal name; the suffix always survives the cut. */
export function legalName(words: readonly string[], suffix: string, rule: NameForm): string {
  const separator = SEPARATORS[rule.style];
  const head = words
    .join(separator)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, separator)
    .replace(/^[^a-z]+/, "")
    .slice(0, rule.max - SUFFIX_LENGTH - separator.length);
  return `${trimEnd(head, separator)}${separator}${suffix}`;
}

function trimEnd(text: string, separator: string): string {
  return separator !== "" && text.endsWith(separator) ? text.slice(0, -separator.length) : text;
}
