import { randomUUID } from "node:crypto";
import { AppError, createExclusiveWork, createSigningKeys, type Database, type SealingKey } from "@zerolake/db";
import type { KeyChange } from "@zerolake/workload-identity";

/** For which connection a token speaks, and to whom. */
export interface Speaker {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly cloud: "aws" | "azure" | "gcp";
  readonly audience: string;
}

/** What the installation proves itself with to clouds that trust its issuer. */
export interface IdentityTokens {
  /** A token of ten minutes, signed anew each time. */
  tokenFor(speaker: Speaker): Promise<string>;
}

export interface WorkerIdentity extends IdentityTokens {
  /** Does what is due with the issuer's keys. */
  rotateKeys(isForced?: boolean): Promise<readonly KeyChange[]>;
}

export interface WorkerIdentityInput {
  readonly db: Database;
  readonly masterKey: SealingKey;
  /** Absent where the operator named none. */
  readonly issuerUrl: string | undefined;
}

/** The library that signs is loaded when the first connection without keys needs it. */
export function createWorkerIdentity({ db, masterKey, issuerUrl }: WorkerIdentityInput): WorkerIdentity {
  const store = createSigningKeys(db, masterKey);
  const exclusively = createExclusiveWork(db);
  return {
    async tokenFor({ organizationId, connectionId, cloud, audience }) {
      if (issuerUrl === undefined) {
        throw new AppError("unavailable", {
          message: "This worker does not know the address of the issuer.",
          hint: "Set ZEROLAKE_ISSUER_URL to the public address of the console, the same for console and worker.",
        });
      }
      const { ALGORITHM_OF_CLOUD, createTokenIssuer, issuerAddress, subjectOfConnection } = await import("@zerolake/workload-identity");
      const issuer = createTokenIssuer({ issuer: issuerAddress(issuerUrl).issuer, keys: store, nowMs: Date.now, makeId: randomUUID });
      const subject = subjectOfConnection({ organizationId, connectionId });
      return issuer.issue({ subject, audience, algorithm: ALGORITHM_OF_CLOUD[cloud] });
    },

    async rotateKeys(isForced = false) {
      const [{ rotateKeys }, { showsKey }] = await Promise.all([import("@zerolake/workload-identity"), import("./shows-key.ts")]);
      const isShown = async (id: string) => issuerUrl !== undefined && showsKey(issuerUrl, id);
      // Two workers that look at the same keys at once would each make the next one.
      return exclusively("keys of the issuer", () => rotateKeys({ store, nowMs: Date.now, isForced, isShown }));
    },
  };
}
