import { parseSafely } from "./safe-xml.ts";

const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

/**
 * What an assertion whose signature was checked says of somebody. Some providers send one attribute for each value, all under one name (Keycloak's
 * groups): their values belong together. An attribute counts under its friendly name, too, unless another one is called so.
 */
export function readAttributes(assertionXml: string): Record<string, string | string[]> {
  const byName = new Map<string, string[]>();
  const byFriendlyName = new Map<string, string[]>();
  const statements = childrenOf(parseSafely(assertionXml).documentElement, "AttributeStatement");
  for (const attribute of statements.flatMap((statement) => childrenOf(statement, "Attribute"))) {
    const values = childrenOf(attribute, "AttributeValue").map(({ textContent }) => (textContent ?? "").trim());
    add(byName, attribute.getAttribute("Name"), values);
    add(byFriendlyName, attribute.getAttribute("FriendlyName"), values);
  }
  const all = [...new Map([...byFriendlyName, ...byName])];
  return Object.fromEntries(all.map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]));
}

function add(values: Map<string, string[]>, name: string | null, more: readonly string[]): void {
  if (name && more.length > 0) values.set(name, [...(values.get(name) ?? []), ...more]);
}

/** Direct children only: what is quoted inside, as advice, says nothing of its own. */
function childrenOf(parent: Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(ASSERTION, name)).filter(({ parentNode }) => parentNode === parent);
}
