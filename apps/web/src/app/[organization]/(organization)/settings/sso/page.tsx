import type { Metadata } from "next";
import { SsoPage } from "@/features/sso/components/sso-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Single sign-on" };

export default async function Page({
  params,
  searchParams,
}: {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ problem?: string }>;
}) {
  const [{ organization }, { problem }] = await Promise.all([params, searchParams]);
  await prefetch(trpcOnServer.sso.get.queryOptions({ organization }));
  return (
    <Hydrated>
      <SsoPage organization={organization} problem={problem} />
    </Hydrated>
  );
}
