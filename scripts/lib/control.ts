/** A client of the simulator's control API. */
export interface Control {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body?: unknown) => Promise<T>;
  put: <T>(path: string, body: unknown) => Promise<T>;
  delete: <T>(path: string) => Promise<T>;
}

/** @param origin e.g. "http://127.0.0.1:4103". Calls throw an Error with the control's sentence when it refuses. */
export function controlAt(origin: string): Control {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(new URL(path, origin), {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = JSON.parse(text || "null") as T & { error?: string };
    if (!answer.ok) throw new Error(`${method} ${path}: ${json.error ?? answer.status}`);
    return json;
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body = {}) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    delete: (path) => call("DELETE", path),
  };
}
