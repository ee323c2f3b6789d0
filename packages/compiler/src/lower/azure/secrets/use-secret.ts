import { isMap } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { allow } from "../access.ts";

type Reader = Pick<LoweringContext, "platform">;

/** Address of the secret that the blueprint lists under this name, always its newest version; `undefined` when it lists none. */
export function secretUri(context: Reader, name: string): string | undefined {
  return entryOf(context, "uris", name);
}

/** Id and address of such an entry, for whoever is given a right on it. */
export function secretEntry(context: Reader, name: string): { readonly id: string; readonly address: string } | undefined {
  const [id, address] = [entryOf(context, "ids", name), entryOf(context, "addresses", name)];
  return id === undefined || address === undefined ? undefined : { id, address };
}

/** The right to read the named secrets, one by one; nothing for unknown names. */
export function readSecrets(context: Reader, names: readonly string[]): readonly Statement[] {
  return [...new Set(names)].flatMap((name) => {
    const entry = secretEntry(context, name);
    return entry ? [allow("secretReader", entry.id, entry.address)] : [];
  });
}

export function secretAddresses(context: Reader, names: readonly string[]): readonly string[] {
  return [...new Set(names)].flatMap((name) => entryOf(context, "addresses", name) ?? []);
}

function entryOf(context: Reader, fact: "uris" | "ids" | "addresses", name: string): string | undefined {
  const entries = context.platform("secrets")?.[fact];
  const entry = isMap(entries) ? entries[name] : undefined;
  return typeof entry === "string" ? entry : undefined;
}
