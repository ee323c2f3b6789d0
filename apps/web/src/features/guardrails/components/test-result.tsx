"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { GuardrailRow } from "../server/list-guardrails.ts";
import type { termsOf } from "../store/guardrail-draft.ts";
import { testInWords } from "../store/guardrail-words.ts";

export interface TestResultProps {
  readonly organization: string;
  readonly terms: ReturnType<typeof termsOf> | Pick<GuardrailRow, "name" | "rule" | "settings" | "effect" | "scope">;
}

/** In a dialog it may come below what is in view. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

const ASKED_ONCE = { staleTime: 60_000, retry: false } as const;

/** What these terms would have said about the last plans, with links to those that they speak against. */
export function TestResult({ organization, terms }: TestResultProps) {
  const trpc = useTRPC();
  const { name, rule, settings, effect, scope } = terms;
  const asked = { name: name.trim() === "" ? "Test" : name, rule, settings, effect, scope };
  const test = useQuery({ ...trpc.guardrails.test.queryOptions({ organization, terms: asked }), ...ASKED_ONCE });
  return (
    <QueryView query={test} failure="The rule could not be tested" skeleton={<SkeletonRows label="Testing against plans" rows={1} />}>
      {(result) => (
        <div ref={bringIntoView} className="space-y-2" role="status">
          <p className="font-medium">{testInWords(result, effect)}</p>
          {result.against.length > 0 && (
            <ul aria-label="Plans that it speaks against" className="divide-y divide-hairline border-hairline border-t">
              {result.against.map(({ number, project, environment, message }) => (
                <li key={`${project.slug} ${number}`} className="py-1.5">
                  <Link href={`${paths.deployment(organization, project.slug, number)}?tab=plan`} className="text-accent underline">
                    {project.name} #{number}
                  </Link>{" "}
                  <span className="text-secondary">
                    {environment} · {message}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </QueryView>
  );
}
