"use client";

import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { InvitationLink } from "../server/invite-members.ts";

/** Links as they are shown once: only hashes of them are kept. */
export function InvitationLinks({ links }: { links: readonly InvitationLink[] }) {
  const mailed = links.filter(({ isMailed }) => isMailed).length;
  return (
    <div className="space-y-3">
      <p role="status">
        {mailed > 0 ? `${mailed === 1 ? "1 letter is" : `${mailed} letters are`} on the way. ` : "No letter is sent. "}
        Copy {links.length === 1 ? "this link" : "these links"} now. You won't see {links.length === 1 ? "it" : "them"} again.
      </p>
      <ul className="space-y-2">
        {links.map(({ email, link }) => (
          <li key={link} className="space-y-1 rounded-card border border-line p-3">
            <span className="flex items-center justify-between gap-2">
              <span className="text-label">{email ?? "For whoever gets it"}</span>
              <CopyButton label="Copy link" text={link} />
            </span>
            <code className="block break-all font-mono text-code text-secondary">{link}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
