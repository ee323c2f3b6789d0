"use client";

import { ErrorState } from "@/components/ui/error-state.tsx";

/** Only what nobody foresaw comes here; what can fail shows its failure in its own place. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-2xl p-8">
      <ErrorState
        title="This page could not be shown"
        problem={{
          message: "The console's server failed while it prepared this page.",
          hint: "Try again. If it stays, send the details to whoever runs this console.",
          ...(error.digest ? { requestId: error.digest } : {}),
        }}
        onRetry={reset}
      />
    </main>
  );
}
