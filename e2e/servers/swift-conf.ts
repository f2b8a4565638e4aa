export interface SwiftKeys {
  region: string;
  keyId: string;
  secret: string;
}

/** Ports of the four servers that make up Swift. */
export interface SwiftPorts {
  proxy: number;
  account: number;
  container: number;
  object: number;
}

/** The configuration files of a Swift on one disk with one replica, by name. @param user who the servers run as */
export function swiftConf(root: string, ports: SwiftPorts, keys: SwiftKeys, user: string): Record<string, string> {
  const common = (port: number) => [
    "[DEFAULT]",
    "bind_ip = 127.0.0.1",
    `bind_port = ${port}`,
    "workers = 0",
    `user = ${user}`,
    `swift_dir = ${root}`,
    `devices = ${root}/devices`,
    "mount_check = false",
    "disable_fallocate = true",
    "log_level = ERROR",
  ];
  const backend = (kind: "account" | "container" | "object") =>
    [
      ...common(ports[kind]),
      "[pipeline:main]",
      `pipeline = ${kind}-server`,
      `[app:${kind}-server]`,
      `use = egg:swift#${kind}`,
    ].join("\n");
  return {
    "swift.conf": [
      "[swift-hash]",
      "swift_hash_path_prefix = tests",
      "swift_hash_path_suffix = tests",
      "[storage-policy:0]",
      "name = only",
      "default = yes",
    ].join("\n"),
    "account.conf": backend("account"),
    "container.conf": backend("container"),
    "object.conf": backend("object"),
    "proxy.conf": [...common(ports.proxy), ...proxyPipeline(keys)].join("\n"),
  };
}

/** What answers S3, and what that needs: keys of users, copies, and large objects for uploads in parts. */
function proxyPipeline({ region, keyId, secret }: SwiftKeys): string[] {
  return [
    "[pipeline:main]",
    "pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth copy slo proxy-server",
    "[app:proxy-server]",
    "use = egg:swift#proxy",
    "account_autocreate = true",
    "[filter:s3api]",
    "use = egg:swift#s3api",
    `location = ${region}`,
    // Users are not looked up without a cache; one that does not answer has nothing, so all is asked anew.
    "[filter:cache]",
    "use = egg:swift#memcache",
    "memcache_servers = 127.0.0.1:9",
    "[filter:tempauth]",
    "use = egg:swift#tempauth",
    `user_${keyId.replace(":", "_")} = ${secret} .admin`,
    ...["catch_errors", "gatekeeper", "listing_formats", "bulk", "copy", "slo"].flatMap((name) => [
      `[filter:${name}]`,
      `use = egg:swift#${name}`,
    ]),
  ];
}
