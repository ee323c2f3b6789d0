/**
 * Cuts text into pieces of at most `size` characters that share `overlap` characters with the piece before, so that a
 * sentence on a border is whole in one of them. `size` must be larger than `overlap`.
 */
export function chunkText(text: string, size: number, overlap: number): readonly string[] {
  if (size <= overlap) throw new Error(`The chunk size ${size} must be larger than the overlap ${overlap}`);
  if (text.trim() === "") return [];
  const chunks: string[] = [];
  for (let start = 0; ; start += size - overlap) {
    chunks.push(text.slice(start, start + size));
    if (start + size >= text.length) return chunks;
  }
}
