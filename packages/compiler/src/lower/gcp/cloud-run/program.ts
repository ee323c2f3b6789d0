import type { Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import type { LooseMap } from "../../loose-map.ts";
import { GRANTS, IDENTITY, identityEmail } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { privateAccess } from "../private-access.ts";

/** A folder of a bucket that the program sees as one of its own. */
export interface MountedFolder {
  readonly path: string;
  readonly bucket: Value;
  /** Only what lies below it; everything when empty. */
  readonly prefix: string;
  readonly isReadOnly: boolean;
}

export interface ProgramOptions {
  /** By digest; without one everything around the program is made and it waits. */
  readonly image: string | undefined;
  readonly environment: Readonly<Record<string, Value | undefined>>;
  /** Variable → resource name of the secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly args?: readonly Value[];
  /** Virtual CPUs and memory as the service writes them, e.g. `1` and `512Mi`. */
  readonly cpu: string;
  readonly memory: string;
  /** Graphics processors; the program's template then says which. */
  readonly gpus?: number;
  /** Port that callers are passed to; none for a program that only calls out. */
  readonly port?: number;
  readonly folders?: readonly MountedFolder[];
  /** What runs beside it. */
  readonly beside?: readonly Companion[];
}

/** A container that the program talks to on its own machine. */
export interface Companion {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly Value[];
  readonly environment?: Readonly<Record<string, Value | undefined>>;
  /** Variable → resource name of the secret. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly cpu: string;
  readonly memory: string;
  /** Where it says that it answers, for one that the program waits for. */
  readonly ready?: { readonly path: string; readonly port: number };
}

/** A container with the component's identity, inside the environment's network: the same in services, workers and jobs. */
export function program(context: LoweringContext, options: ProgramOptions): LooseMap {
  const { folders = [], beside = [] } = options;
  return {
    serviceAccount: identityEmail(context),
    containers: [container(options), ...beside.map(companion)],
    volumes: folders.length === 0 ? undefined : folders.map(volume),
    vpcAccess: privateAccess(context),
    encryptionKey: keyName(context),
  };
}

/** What is deferred until the image has been named. */
export function waitingForImage(image: string | undefined): { readonly deferredUntil?: string } {
  return image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {};
}

/** The identity with its rights, and the key when there is one, stand before the program starts. */
export function beforeProgram(context: LoweringContext): readonly string[] {
  return [IDENTITY, GRANTS, ...afterKeyGrant(context, "run.googleapis.com")];
}

function container({
  image,
  environment,
  secrets = {},
  command,
  args,
  cpu,
  memory,
  gpus,
  port,
  folders = [],
  beside = [],
}: ProgramOptions): LooseMap {
  const first = beside.flatMap(({ name, ready }) => (ready === undefined ? [] : [name]));
  return {
    name: beside.length === 0 ? undefined : "program",
    dependsOn: first.length === 0 ? undefined : first,
    image,
    command,
    args,
    env: variables(environment, secrets),
    ports: port === undefined ? undefined : [{ containerPort: port }],
    resources: { limits: { cpu, memory, ...(gpus === undefined ? {} : { "nvidia.com/gpu": String(gpus) }) } },
    volumeMounts: folders.length === 0 ? undefined : folders.map(({ path }, index) => ({ name: volumeName(index), mountPath: path })),
  };
}

function companion({ name, image, command, args, environment = {}, secrets = {}, cpu, memory, ready }: Companion): LooseMap {
  return {
    name,
    image,
    command,
    args,
    env: variables(environment, secrets),
    resources: { limits: { cpu, memory } },
    startupProbe: ready && { httpGet: ready, periodSeconds: 5 },
  };
}

function variables(
  environment: Readonly<Record<string, Value | undefined>>,
  secrets: Readonly<Record<string, string>>,
): readonly LooseMap[] | undefined {
  const plain = Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const secret = Object.entries(secrets).map(([name, path]) => ({
    name,
    valueSource: { secretKeyRef: { secret: path, version: "latest" } },
  }));
  const all = [...plain, ...secret];
  return all.length === 0 ? undefined : all;
}

function volume({ bucket, prefix, isReadOnly }: MountedFolder, index: number): LooseMap {
  const mountOptions = prefix === "" ? undefined : [`only-dir=${prefix.replace(/\/$/, "")}`];
  return { name: volumeName(index), gcs: { bucket, readOnly: isReadOnly || undefined, mountOptions } };
}

function volumeName(index: number): string {
  return `folder-${index + 1}`;
}
