interface StreamedFile {
  readonly name: string;
  readonly mediaType: string;
  /** Read on only as fast as the text is taken. */
  readonly text: AsyncGenerator<string>;
}

/** A file to save that is written while it is sent, so that its size does not matter. */
export function streamedFile({ name, mediaType, text }: StreamedFile): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
  return new Response(body, {
    headers: { "content-type": mediaType, "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store" },
  });
}
