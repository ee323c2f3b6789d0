import { isMap } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { grant } from "../iam.ts";

/** Resource name of the secret that the blueprint lists under this name; `undefined` when it lists none. */
export function secretPath(context: Pick<LoweringContext, "platform">, name: string): string | undefined {
  const paths = context.platform("secrets")?.["paths"];
  const path = isMap(paths) ? paths[name] : undefined;
  return typeof path === "string" ? path : undefined;
}

/** Permission to read the named secrets and no others; nothing for unknown names. */
export function readSecrets(context: Pick<LoweringContext, "platform">, names: readonly string[]): readonly Statement[] {
  return names.flatMap((name) => {
    const path = secretPath(context, name);
    return path === undefined ? [] : [grant("roles/secretmanager.secretAccessor", { type: "secretmanager.secret", path })];
  });
}
