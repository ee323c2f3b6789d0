import { Card } from "@/components/ui/card.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import type { Ways } from "../../server/trust/ways.ts";
import { AMBIENT, type TrustMethod } from "../access-words.ts";

/** What stands behind a way without keys, and what speaks against it here. */
export function TrustAdvice({ method, ways: { issuer, issuerProblem } }: { method: TrustMethod; ways: Ways }) {
  if (AMBIENT.has(method)) {
    return (
      <Card title="The workers' own identity" className="self-start">
        <p className="text-secondary">
          Nothing is stored. The machines that workers run on have an identity in the cloud, which takes the place of a key; its operator
          allows it to your organisation by name.
        </p>
      </Card>
    );
  }
  return (
    <Card title="Tokens of this installation" className="self-start">
      <div className="space-y-3">
        <IssuerNote issuer={issuer} problem={issuerProblem} />
        <p className="text-secondary">
          Nothing is stored. For each hour of work, the worker signs a token that names this connection alone and ends after ten minutes.
          The cloud checks it against the keys at that address, and lends credentials for an hour.
        </p>
      </div>
    </Card>
  );
}

/** Which address the cloud is told, and honestly what may keep it from being read. */
export function IssuerNote({ issuer, problem }: { issuer: string; problem: string | null }) {
  return (
    <div className="space-y-2">
      <p className="text-secondary">
        Issuer: <span className="break-all font-mono text-code text-primary">{issuer}</span>
      </p>
      {problem === null ? (
        <p className="text-secondary">The cloud must reach it from the internet over https.</p>
      ) : (
        <>
          <StatusChip status="warning">Not reachable from the cloud</StatusChip>
          <p className="text-secondary">
            {problem} Whoever operates this installation can write its two public documents as files, put them on any public static host and
            set ZEROLAKE_ISSUER_URL to that address; the console itself need not be reachable.
          </p>
        </>
      )}
    </div>
  );
}
