"use client";

import { CopyButton } from "@/components/ui/copy-button.tsx";

/** Codes as they are shown once: only hashes of them are kept. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="space-y-2 rounded-card border border-line p-3">
      <p role="status">
        Keep these recovery codes where your phone is not. Each stands in for one code of the app. You won't see them again.
      </p>
      <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-4 font-mono text-code">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton label="Copy codes" text={codes.join("\n")} />
    </div>
  );
}
