import type { ServerEnvironment } from "@/server/environment.ts";
import { issuerOf } from "@/server/issuer.ts";

/** What the installation can offer instead of keys, and what stands against it. */
export interface Ways {
  readonly issuer: string;
  /** Why clouds cannot read the issuer's keys, in a sentence. */
  readonly issuerProblem: string | null;
  readonly mayUseAmbientIdentity: boolean;
}

/** The workers' own identity belongs to the installation: its operator names the organisations that may use it. */
export function mayUseAmbientIdentity({ ZEROLAKE_AMBIENT_IDENTITY: named }: ServerEnvironment, slug: string): boolean {
  const slugs = (named ?? "").split(",").map((one) => one.trim());
  return slugs.includes("*") || slugs.includes(slug);
}

export function waysOf(environment: ServerEnvironment, slug: string): Ways {
  const { issuer, problem } = issuerOf(environment);
  return { issuer, issuerProblem: problem ?? null, mayUseAmbientIdentity: mayUseAmbientIdentity(environment, slug) };
}
