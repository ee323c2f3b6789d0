"use client";

import { classNames } from "@/components/ui/class-names.ts";

export interface Step {
  readonly id: string;
  readonly title: string;
}

/** The steps by number; each can be opened at any time, because every answer is optional. */
export function WizardSteps({ steps, current, onGoTo }: { steps: readonly Step[]; current: string; onGoTo: (id: string) => void }) {
  return (
    <nav aria-label="Steps">
      <ol className="flex flex-wrap gap-2">
        {steps.map(({ id, title }, index) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onGoTo(id)}
              aria-current={id === current ? "step" : undefined}
              className={classNames(
                "inline-flex h-8 items-center gap-2 rounded-chip border px-3 text-label transition-colors",
                id === current
                  ? "border-accent-solid bg-selected text-accent"
                  : "border-line text-secondary hover:bg-hover hover:text-primary",
              )}
            >
              <span aria-hidden="true">{index + 1}</span>
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
