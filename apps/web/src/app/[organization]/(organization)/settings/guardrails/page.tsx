import type { Metadata } from "next";
import { GuardrailsPage } from "@/features/guardrails/components/guardrails-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Guardrails" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.guardrails.list.queryOptions({ organization }), trpcOnServer.guardrails.rules.queryOptions({ organization }));
  return (
    <Hydrated>
      <GuardrailsPage organization={organization} />
    </Hydrated>
  );
}
