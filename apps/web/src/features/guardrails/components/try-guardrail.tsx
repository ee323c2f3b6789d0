"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { GuardrailRow } from "../server/list-guardrails.ts";
import { TestResult } from "./test-result.tsx";

/** What a guardrail would have said about the last plans. */
export function TryGuardrail({ organization, guardrail }: { organization: string; guardrail: GuardrailRow }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      title={`Test ${guardrail.name}`}
      description={guardrail.summary}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      width="medium"
      isText
      trigger={
        <Button variant="ghost" aria-label={`Test ${guardrail.name} against plans`}>
          Test
        </Button>
      }
    >
      {isOpen && <TestResult organization={organization} terms={guardrail} />}
    </Dialog>
  );
}
