import { type EnvironmentIdentity, formatAddress, sha256Hex } from "@zerolake/resources";
import type { Part } from "../../lowering.ts";
import { type NameRule, nameRuleOf } from "./type-facts.ts";

const SUFFIX_LENGTH = 8;

/** All that a name depends on. */
export type Named = Pick<Part, "component" | "target">;

/**
 * The deterministic physical name of a resource: `prefix-environment-component-logical-suffix`, legal for its type.
 * The suffix is a hash of who owns it, so that a lost create is found again and two installations never collide.
 */
export function nameOf(part: Named, type: string, logicalName: string, key?: string): string {
  const { environment } = part.target;
  const address = formatAddress({ component: part.component.id, logicalName, ...(key === undefined ? {} : { key }) });
  const words = [environment.namePrefix, environment.name, part.component.id, logicalName, ...(key === undefined ? [] : [key])];
  return legalName(words, ownerSuffix(environment, address), nameRuleOf(type));
}

/** First 8 hexadecimal digits of SHA-256 over the owner's identity. */
export function ownerSuffix(environment: EnvironmentIdentity, address: string): string {
  const owner = [environment.installationId, environment.organizationId, environment.environmentId, address].join("|");
  return sha256Hex(owner).slice(0, SUFFIX_LENGTH);
}

/** Joins words into a legal name; the suffix always survives the cut. */
export function legalName(words: readonly string[], suffix: string, rule: Pick<NameRule, "max" | "style">): string {
  const separator = rule.style === "lower_underscore" ? "_" : "-";
  const head = words
    .join(separator)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, separator)
    .replace(/^[^a-z]+/, "")
    .slice(0, rule.max - SUFFIX_LENGTH - separator.length);
  return `${trimEnd(head, separator)}${separator}${suffix}`;
}

function trimEnd(text: string, separator: string): string {
  return text.endsWith(separator) ? text.slice(0, -separator.length) : text;
}
