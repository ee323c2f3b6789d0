import { type AskGoogleText, askGoogleText, GoogleRefusal } from "./ask-google.ts";

const API = "https://storage.googleapis.com";
const NOT_FOUND = 404;

/** A text in an object of Cloud Storage. */
export interface StoredText {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** Opens `gs://<bucket>/<name>`; `undefined` for another address. */
export function openStoredText(address: string, ask: AskGoogleText = askGoogleText): StoredText | undefined {
  const match = /^gs:\/\/([^/]+)\/(.+[^/])$/.exec(address);
  if (!match?.[1] || !match[2]) return undefined;
  const [bucket, name] = [match[1], match[2]].map(encodeURIComponent);
  return {
    async read() {
      try {
        return await ask({ url: `${API}/storage/v1/b/${bucket}/o/${name}?alt=media`, method: "GET" });
      } catch (error) {
        if (error instanceof GoogleRefusal && error.status === NOT_FOUND) return "";
        throw error;
      }
    },
    async write(text) {
      await ask({ url: `${API}/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${name}`, text });
    },
  };
}
