import {
  type Api,
  enveloped,
  json,
  keyed,
  type Method,
  type Reader,
  type Result,
  type WriteOptions,
} from "./api.ts";

/** Files on their way to the server and from it; they have six times as long as other requests. */
const patience = 6;

/** Sends a picture as it is; its type is the blob's. */
export function upload<T>(
  api: Api,
  path: string,
  blob: Blob,
  read: Reader<T>,
  options: WriteOptions = {},
): Promise<Result<T>> {
  const headers = { ...keyed(options), "Content-Type": blob.type };
  const { signal } = options;
  const ask = { method: "POST", path, body: blob, headers, patience, signal };
  return api.write(ask, enveloped(read), options);
}

export interface DownloadOptions extends WriteOptions {
  /** Default `GET`. */
  method?: Method;
  body?: unknown;
  /** Default: whatever the route gives. */
  accept?: string;
}

/** A file that came instead of an envelope. */
export interface Download {
  name: string;
  blob: Blob;
}

/** Fetches a file, by GET or as the answer to a write. */
export function download(
  api: Api,
  path: string,
  options: DownloadOptions = {},
): Promise<Result<Download>> {
  const { method = "GET", body, accept = "*/*", signal } = options;
  const isWrite = method !== "GET";
  const headers = { ...(isWrite ? keyed(options) : {}), "Accept": accept };
  const ask = { method, path, ...json(body, headers), patience, signal };
  return isWrite ? api.write(ask, filed, options) : api.fetch(ask, filed, true);
}

async function filed(response: Response): Promise<Result<Download>> {
  if (!response.ok) return enveloped<Download>(() => null)(response);
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? "download";
  return { ok: true, value: { name, blob: await response.blob() } };
}
