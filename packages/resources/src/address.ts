import { err, ok, type Result } from "./result.ts";

/**
 * The stable name of a resource inside one environment: `<componentId>.<logicalName>`, with `["<key>"]` behind it
 * when the resource is repeated (one per topic, say). Never contains a cloud identifier.
 */
export type Address = string;

export interface AddressParts {
  readonly component: string;
  readonly logicalName: string;
  readonly key?: string;
}

/** Component ids are immutable, unique in a blueprint, and safe in every cloud's names after normalisation. */
export const COMPONENT_ID_PATTERN = /^[a-z][a-z0-9-]{0,30}$/;

const ADDRESS_PATTERN = /^([a-z][a-z0-9-]{0,30})\.([A-Za-z][A-Za-z0-9]*)(?:\[("(?:[^"\\]|\\.)*")\])?$/;

export function formatAddress({ component, logicalName, key }: AddressParts): Address {
  const base = `${component}.${logicalName}`;
  return key === undefined ? base : `${base}[${JSON.stringify(key)}]`;
}

export function parseAddress(text: string): Result<AddressParts, string> {
  const match = ADDRESS_PATTERN.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    return err(`"${text}" is not a resource address; expected component.logicalName or component.logicalName["key"]`);
  }
  const [, component, logicalName, key] = match;
  return ok(key === undefined ? { component, logicalName } : { component, logicalName, key: JSON.parse(key) as string });
}
