import type { Cloud } from "@zerolake/resources";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { Card } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";

/** What an identity must be allowed to do, in the form in which its cloud is told. */
export interface NeededRights {
  readonly text: string;
  /** What the text is, e.g. "the policy". */
  readonly what: string;
  /** What it covers, in a sentence. */
  readonly covers: string;
  /** The right that only reads who changed what, as the cloud calls it. */
  readonly activity: string;
}

/** Which rights a connection needs, with the text that gives them. */
export function RightsCard({ cloud, rights: { text, what, covers, activity } }: { cloud: Cloud; rights: NeededRights }) {
  return (
    <Card title="Rights that it needs" className="self-start">
      <div className="space-y-3">
        <p className="text-secondary">
          Deployments act with the rights of this identity. {covers} When a right is missing, the deployment stops at that resource and
          names it.
        </p>
        <p className="text-secondary">
          {activity} is read-only and optional: it finds out who made a change that nobody deployed. Without it, the cause of a drift stays
          unknown.
        </p>
        <CopyButton label={`Copy ${what}`} text={text} />
        <details>
          <summary className="w-fit cursor-pointer text-secondary text-small">{`Show ${what} for ${CLOUD_NAMES[cloud]}`}</summary>
          <pre
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            tabIndex={0}
            className="mt-2 max-h-80 overflow-auto rounded-chip border border-hairline bg-page p-3 font-mono text-code"
          >
            {text}
          </pre>
        </details>
      </div>
    </Card>
  );
}
