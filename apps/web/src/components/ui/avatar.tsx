import { classNames } from "./class-names.ts";

const PEOPLE_COLOURS = 8;

/** Initials on the person's own hue, always the same for the same id. */
export function Avatar({ id, name, size = 28 }: { id: string; name: string; size?: number }) {
  const hue = [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 997, 7) % PEOPLE_COLOURS;
  return (
    <span
      aria-hidden="true"
      style={{ backgroundColor: `var(--person-${hue})`, width: size, height: size }}
      className={classNames("inline-grid shrink-0 place-items-center rounded-full text-[0.6875rem] text-on-person font-medium")}
    >
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letters = picked.map((word) => [...(word ?? "")][0] ?? "").join("");
  return (letters || "?").toLocaleUpperCase();
}
