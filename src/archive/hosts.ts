/** Programs that people run on addresses of their own: pages are saved as `<site>:<host>/<id>`, exports name no host. */
const hosted: ReadonlySet<string> = new Set(["librechat", "open-webui"]);

export function isHosted(site: string): boolean {
  return hosted.has(site);
}

/** The id under which exports know a conversation that was saved from a page of some host; `undefined` for any other. */
export function idWithoutHost(id: string): string | undefined {
  const [, site = "", native] = /^([^:]+):.*\/([^/]+)$/s.exec(id) ?? [];
  return native !== undefined && hosted.has(site) ? `${site}:${native}` : undefined;
}
