"use client";

import { Button } from "@/components/ui/button.tsx";

/** The address that was given, and the way back to it. */
export function WhoSignsIn({ email, onStartOver }: { email: string; onStartOver: () => void }) {
  return (
    <p className="flex items-center justify-between gap-3">
      <span className="min-w-0 truncate">{email}</span>
      <Button variant="ghost" onClick={onStartOver}>
        Change e-mail
      </Button>
    </p>
  );
}
