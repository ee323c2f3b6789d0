const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** ASCII text in base64; the core has neither a browser's nor a server's own function for it. */
export function base64(text: string): string {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
  const groups = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, index) => bytes.slice(index * 3, index * 3 + 3));
  return groups.map(letters).join("");
}

/** Three bytes are four letters; missing ones are filled up with `=`. */
function letters([first = 0, second, third]: readonly number[]): string {
  const sum = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
  const four = [18, 12, 6, 0].map((shift) => LETTERS[(sum >> shift) & 63] ?? "");
  const used = second === undefined ? 2 : third === undefined ? 3 : 4;
  return four.slice(0, used).join("").padEnd(4, "=");
}
