import type { PropertyMap } from "@zerolake/resources";
import { ownerTags } from "./owner-tags.ts";
import type { Named } from "./physical-name.ts";

/** Longest value of a label. */
const LABEL_LENGTH_MAX = 63;

/**
 * The owner's tags as labels: keys and values take lower-case letters, digits, `_` and `-` only, so every other character of
 * a value is `_` and two hexadecimal digits. What is too long for one label goes on in the next.
 */
export function ownerLabels(part: Named, address: string): PropertyMap {
  return Object.fromEntries(
    Object.entries(ownerTags(part, address)).flatMap(([tag, value]) => {
      const key = tag.replace(":", "_");
      const pieces = escaped(value).match(new RegExp(`.{1,${LABEL_LENGTH_MAX}}`, "g")) ?? [""];
      return pieces.map((piece, index) => [index === 0 ? key : `${key}_${index + 1}`, piece]);
    }),
  );
}

function escaped(value: string): string {
  return Array.from(value, (character) => (/[a-z0-9-]/.test(character) ? character : escape(character))).join("");
}

function escape(character: string): string {
  return [...encodeUtf8(character)].map((byte) => `_${byte.toString(16).padStart(2, "0")}`).join("");
}

/** A core package has no TextEncoder; percent-encoding gives the same bytes. */
function encodeUtf8(character: string): readonly number[] {
  const encoded = encodeURIComponent(character);
  if (!encoded.startsWith("%")) return [character.charCodeAt(0)];
  return encoded
    .slice(1)
    .split("%")
    .map((pair) => Number.parseInt(pair, 16));
}
