/** Longest slug; leaves room for "-2" behind it in addresses and resource names. */
const SLUG_LENGTH_MAX = 40;

/** Lower-case letters, digits and single hyphens, starting with a letter: "Lakehouse EU (new)" → `lakehouse-eu-new`. */
export function slugify(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, SLUG_LENGTH_MAX)
    .replace(/-+$/, "");
  return slug === "" ? "untitled" : slug;
}

/** `wanted`, or `wanted-2`, `wanted-3` … : the first one that is not taken. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let suffix = 2; ; suffix += 1) if (!taken.has(`${wanted}-${suffix}`)) return `${wanted}-${suffix}`;
}
