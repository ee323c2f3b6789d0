/** Just enough XML for the services that still answer in it. */
export type XmlValue = string | number | boolean | undefined | readonly XmlValue[] | XmlFields;

export interface XmlFields {
  readonly [name: string]: XmlValue;
}

/** A list becomes repeated elements, `undefined` nothing. */
export function toXml(name: string, value: XmlValue): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((item: XmlValue) => toXml(name, item)).join("");
  const content =
    typeof value === "object"
      ? Object.entries(value as XmlFields)
          .map(([child, item]) => toXml(child, item))
          .join("")
      : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text of every `<name>…</name>` inside; for the flat requests that clients send. */
export function textsIn(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map((match) => unescapeXml(match[1] ?? ""));
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, entity: string) => {
    if (entity.startsWith("#x")) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith("#")) return String.fromCodePoint(Number(entity.slice(1)));
    return named[entity] ?? whole;
  });
}
