import type { Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import type { LooseMap } from "../../loose-map.ts";
import { clientId, identityId } from "../access.ts";
import { registryOf } from "../container-registry/pull-images.ts";
import { secretUri } from "../secrets/use-secret.ts";
import { containerSize } from "./container-size.ts";

/** What runs in a container, whatever starts it. */
export interface ContainerProgram {
  /** By digest; absent = nobody has named it yet. */
  readonly image: string | undefined;
  readonly cpu: number;
  readonly memoryGb: number;
  readonly environment: Readonly<Record<string, Value | undefined>>;
  readonly args?: readonly Value[];
  readonly command?: readonly string[];
  /** Variable → entry of the Secrets component. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Variables whose text lies in a vault of the component's own. */
  readonly vaultSecrets?: readonly VaultSecret[];
  /** Why it cannot be created yet, beside its image. */
  readonly waitsFor?: string | undefined;
}

export interface VaultSecret {
  readonly variable: string;
  readonly name: string;
  readonly uri: string;
}

/** Where it runs; the environment of containers attaches itself. */
export function environmentOf(context: LoweringContext): Value {
  const id = context.platform("apps-environment")?.["environmentId"];
  if (id === undefined) throw new Error("A container runs in an environment: apps-environment must stay in its needs");
  return id;
}

/** Secrets and registries, with the identity that reads them. */
export function containerConfiguration(context: LoweringContext, { image, secrets = {}, vaultSecrets = [] }: ContainerProgram): LooseMap {
  const identity = identityId(context);
  const entries = [...new Set(Object.values(secrets))].map((name) => ({ name, keyVaultUrl: secretUri(context, name), identity }));
  const own = vaultSecrets.map(({ name, uri }) => ({ name, keyVaultUrl: uri, identity }));
  const registry = registryOf(context);
  const isOurs = registry !== undefined && image?.startsWith(`${registry.server}/`);
  return {
    registries: isOurs ? [{ server: registry.server, identity }] : undefined,
    secrets: entries.length + own.length > 0 ? [...entries, ...own] : undefined,
  };
}

export function containerOf(context: LoweringContext, program: ContainerProgram, name = "main"): LooseMap {
  const { image, cpu, memoryGb, environment, command, args, secrets = {}, vaultSecrets = [] } = program;
  const variables = { ...environment, AZURE_CLIENT_ID: clientId(context) };
  return {
    name,
    image,
    command,
    args,
    resources: containerSize(cpu, memoryGb),
    env: [
      ...Object.entries(variables).flatMap(([variable, value]) => (value === undefined ? [] : [{ name: variable, value }])),
      ...Object.entries(secrets).map(([variable, secretRef]) => ({ name: variable, secretRef })),
      ...vaultSecrets.map((secret) => ({ name: secret.variable, secretRef: secret.name })),
    ],
  };
}

export function waitingForProgram({ image, waitsFor }: ContainerProgram): { readonly deferredUntil?: string } {
  const reason = waitsFor ?? (image === undefined ? WAITING_FOR_IMAGE : undefined);
  return reason === undefined ? {} : { deferredUntil: reason };
}
