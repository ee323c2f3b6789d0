import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplatePage } from "@/features/templates/components/template-page.tsx";
import { templatePage } from "@/features/templates/server/gallery.ts";
import { templateFigures } from "@/features/templates/server/template-figures.ts";
import { services } from "@/server/services.ts";
import { TemplateCanvas } from "./template-canvas.tsx";

interface PageProps {
  params: Promise<{ organization: string; template: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: templatePage((await params).template)?.title ?? "Template" };
}

export default async function Page({ params }: PageProps) {
  const { organization, template: id } = await params;
  const template = templatePage(id);
  if (!template) notFound();
  const figures = templateFigures(id, services().prices.book);
  return (
    <TemplatePage organization={organization} template={template} figures={figures} drawing={<TemplateCanvas template={template} />} />
  );
}
