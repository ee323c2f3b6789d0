import type { Value } from "@zerolake/resources";
import type { Statement } from "../../../lowering.ts";

/** A container beside the one that answers; the task lives on when it ends. */
export interface SideContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, Value>>;
  /** Variable → ARN of the secret. */
  readonly secrets: Readonly<Record<string, Value>>;
  /** The main container waits until this one has ended well. */
  readonly isFirst?: true;
  readonly isWritable?: true;
}

export interface ServiceOptions {
  /** What writes the log, and the prefix of its streams. */
  readonly purpose: string;
  /** By digest; without one everything around the service is made and it waits. */
  readonly image: string | undefined;
  readonly cpu: number;
  readonly memoryGb: number;
  readonly port: number;
  /** Where it says how it is, when not at `port`. */
  readonly healthPort?: number;
  /** Answers callers through the component's load balancer; otherwise it only calls out, and never runs twice at once. */
  readonly isBalanced: boolean;
  readonly environment: Readonly<Record<string, Value>>;
  /** Variable → ARN of the secret. */
  readonly secrets: Readonly<Record<string, Value>>;
  /** What the service needs to hand those secrets to the container. */
  readonly readSecrets: readonly Statement[];
  /** May run on spare machines in a prototype: a task can be taken away with what it has in hand. */
  readonly isInterruptible: boolean;
  /** Something other than an image that it cannot start without. */
  readonly waitsFor?: string | undefined;
  /** It writes outside of what is lent to it, e.g. to `/tmp`. */
  readonly isWritable?: true;
  /** Containers of the same task. */
  readonly beside?: readonly SideContainer[];
  /** Of the role that the program acts with, beside what arrows allow. */
  readonly roleRights?: readonly Statement[];
  /** What must be there before the first task. */
  readonly dependsOn?: readonly string[];
  readonly replicas: { readonly min: number; readonly max: number };
}
