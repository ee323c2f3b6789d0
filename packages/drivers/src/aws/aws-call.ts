import type { ArtefactSource } from "./artefact-source.ts";
import type { AwsClients } from "./aws-clients.ts";

/** What one call to the cloud works with. */
export interface AwsCall {
  readonly clients: AwsClients;
  readonly region: string;
  readonly artefacts: ArtefactSource | undefined;
  /** Aborts when the call's time limit is over. */
  readonly abortSignal: AbortSignal;
}
