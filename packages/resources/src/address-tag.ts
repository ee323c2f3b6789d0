import { type Address, formatAddress, parseAddress } from "./address.ts";

/** Longest value of a tag in the clouds that take the least. */
const TAG_LENGTH_MAX = 256;
/** Characters that every service takes in a tag, without the one that introduces an escape. */
const PLAIN = /[A-Za-z0-9 _.:/+@-]/;

/** An address as the value of a tag: `stream.topic["a b!"]` becomes `stream.topic:a b=21=`, since tags take no brackets or quotes. */
export function addressToTag(address: Address): string {
  const parsed = parseAddress(address);
  if (!parsed.ok || parsed.value.key === undefined) return address;
  const { component, logicalName, key } = parsed.value;
  return `${component}.${logicalName}:${escape(key)}`.slice(0, TAG_LENGTH_MAX);
}

/** The address behind a tag's value. A value that was cut for its length gives another address, which then belongs to nobody. */
export function addressFromTag(text: string): Address {
  const colon = text.indexOf(":");
  const dot = text.indexOf(".");
  if (colon < 0 || dot < 0 || dot > colon) return text;
  return formatAddress({ component: text.slice(0, dot), logicalName: text.slice(dot + 1, colon), key: unescape(text.slice(colon + 1)) });
}

function escape(key: string): string {
  return Array.from(key, (character) => (PLAIN.test(character) ? character : `=${(character.codePointAt(0) ?? 0).toString(16)}=`)).join("");
}

function unescape(text: string): string {
  return text.replace(/=([0-9a-f]{1,6})=/g, (_match, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
