"use client";

import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { SsoDescription } from "../server/describe-sso.ts";

/** What the identity provider has to be told about us. */
export function OurAddresses({
  protocol,
  addresses,
  hasMetadata,
}: {
  protocol: "oidc" | "saml";
  addresses: SsoDescription["addresses"];
  /** Our metadata holds our certificate, which is made when the connection is first saved. */
  hasMetadata: boolean;
}) {
  const shown =
    protocol === "oidc"
      ? [{ label: "Our redirect address", value: addresses.redirectUrl }]
      : [
          { label: "Our entity ID and metadata", value: addresses.metadataUrl },
          { label: "Our answer address (ACS)", value: addresses.answerUrl },
        ];
  return (
    <div className="space-y-3 rounded-card border border-hairline bg-page p-3">
      <dl className="space-y-3">
        {shown.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-label">{label}</dt>
            <dd className="flex flex-wrap items-center gap-2">
              <code className="min-w-0 break-all font-mono text-code">{value}</code>
              <CopyButton label={`Copy ${label.toLowerCase()}`} text={value} isIconOnly />
            </dd>
          </div>
        ))}
      </dl>
      {protocol === "saml" && !hasMetadata && (
        <p className="text-muted text-small">The metadata can be read as soon as the connection has been saved.</p>
      )}
    </div>
  );
}
