import type { Metadata } from "next";
import { RolesPage } from "@/features/roles/components/roles-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Roles" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(trpcOnServer.roles.grants.queryOptions({ organization }));
  return (
    <Hydrated>
      <RolesPage organization={organization} />
    </Hydrated>
  );
}
