"use client";

import Link from "next/link";
import { Card } from "@/components/ui/card.tsx";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { formatCount, plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import type { Provisioning } from "../server/load-provisioning.ts";

/** What has come so far, and who waits. */
export function SyncCard({ organization, provisioning }: { organization: string; provisioning: Provisioning }) {
  const { summary, lastRequestAt } = provisioning;
  const { people, groups, waiting, lastChangeAt } = summary;
  return (
    <Card title="Last sync">
      <div className="space-y-4">
        <KeyValue
          items={[
            { label: "Last request", value: lastRequestAt ? <RelativeTime at={lastRequestAt} /> : "None yet" },
            { label: "Last change", value: lastChangeAt ? <RelativeTime at={lastChangeAt} /> : "None yet" },
            { label: "People", value: formatCount(people) },
            { label: "Groups", value: formatCount(groups) },
          ]}
        />
        {waiting > 0 && <Waiting organization={organization} summary={summary} />}
      </div>
    </Card>
  );
}

/** The provider is not told, so somebody here has to be. */
function Waiting({ organization, summary: { waiting, waitingNames } }: { organization: string; summary: Provisioning["summary"] }) {
  return (
    <section aria-label="People who wait" className="space-y-2 rounded-card border border-line p-3">
      <StatusChip status="waiting">{plural(waiting, "person waits", "people wait")}</StatusChip>
      <p className="max-w-[72ch] text-secondary">
        Their e-mail addresses are in none of your verified domains, so nobody can tell whose accounts they are. Verify the domain under{" "}
        <Link className="text-accent underline" href={paths.singleSignOn(organization)}>
          Single sign-on
        </Link>
        , or invite them under{" "}
        <Link className="text-accent underline" href={paths.members(organization)}>
          Members
        </Link>
        . They are linked with the next sync, or when you save below.
      </p>
      <ul className="max-h-40 overflow-y-auto text-small">
        {waitingNames.map(({ userName, email }) => (
          <li key={userName}>
            {userName}
            {email === undefined && <span className="text-muted"> – without an e-mail address</span>}
          </li>
        ))}
        {waiting > waitingNames.length && <li className="text-muted">and {plural(waiting - waitingNames.length, "other", "others")}</li>}
      </ul>
    </section>
  );
}
