import type { Metadata } from "next";
import { NotificationsPage } from "@/features/notifications/components/notifications-page.tsx";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Notifications by rule" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetch(
    trpcOnServer.notifications.rules.queryOptions({ organization }),
    trpcOnServer.notifications.endpoints.queryOptions({ organization }),
  );
  return (
    <Hydrated>
      <NotificationsPage organization={organization} />
    </Hydrated>
  );
}
