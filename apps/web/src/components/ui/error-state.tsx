"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";

export interface ProblemReport {
  /** What happened, why if known. */
  message: string;
  /** What to do about it. */
  hint?: string | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  /** What is wrong with which field of the input, by its path. */
  fields?: Readonly<Record<string, string>> | undefined;
}

/** Stands in for the part that failed, never for the whole page. */
export function ErrorState({ title, problem, onRetry }: { title: string; problem: ProblemReport; onRetry?: () => void }) {
  return (
    <div role="alert" className="flex gap-3 rounded-card border border-danger-solid bg-danger-tint p-4">
      <TriangleAlert aria-hidden="true" size={20} strokeWidth={1.5} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 space-y-2">
        <h2 className="text-title text-danger">{title}</h2>
        <p className="text-primary">{problem.message}</p>
        {problem.hint && <p className="text-secondary">{problem.hint}</p>}
        <div className="flex flex-wrap items-center gap-2 pt-1">
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
          )}
          <CopyButton label="Copy details" text={() => problemDetails(title, problem)} />
          {problem.code && <span className="font-mono text-code text-muted">{problem.code}</span>}
        </div>
      </div>
    </div>
  );
}

/** What a person pastes into a support request. */
export function problemDetails(title: string, problem: ProblemReport, now: Date = new Date()): string {
  return [
    title,
    problem.message,
    ...(problem.hint ? [problem.hint] : []),
    `Code: ${problem.code ?? "unknown"}`,
    `Request: ${problem.requestId ?? "unknown"}`,
    `Time: ${now.toISOString()}`,
  ].join("\n");
}
