import { Card } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";

/** What an identity in AWS must be allowed to do, made from what designs can create. */
export interface NeededRights {
  /** An IAM policy as JSON. */
  readonly policy: string;
  /** As IAM calls them. */
  readonly services: readonly string[];
}

/** Which rights a connection needs, with the policy to paste into AWS. */
export function RightsCard({ rights: { policy, services } }: { rights: NeededRights }) {
  return (
    <Card title="Rights that it needs" className="self-start">
      <div className="space-y-3">
        <p className="text-secondary">
          Deployments act through Cloud Control with the rights of this identity. The policy covers every component; a design that uses
          fewer services needs fewer of them. When a right is missing, the deployment stops at that resource and names it.
        </p>
        <CopyButton label="Copy the policy" text={policy} />
        <details>
          <summary className="w-fit cursor-pointer text-secondary text-small">{`Show the policy for ${services.length} services`}</summary>
          <pre
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            tabIndex={0}
            className="mt-2 max-h-80 overflow-auto rounded-chip border border-hairline bg-page p-3 font-mono text-code"
          >
            {policy}
          </pre>
        </details>
      </div>
    </Card>
  );
}
