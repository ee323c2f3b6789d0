import type { Metadata } from "next";
import { TemplateGallery } from "@/features/templates/components/template-gallery.tsx";
import { templateCards } from "@/features/templates/server/gallery.ts";
import { galleryFigures } from "@/features/templates/server/template-figures.ts";
import { services } from "@/server/services.ts";

export const metadata: Metadata = { title: "Templates" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <TemplateGallery organization={organization} templates={templateCards()} figures={galleryFigures(services().prices.book)} />;
}
