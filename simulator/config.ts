/** Where the simulator's parts listen and what they know of the app. Read from the environment once. */
export interface SimulatorConfig {
  /** Base port; every role has its own port, counted from here. */
  ports: Ports;
  /** Folder for the snapshot of the simulator's world. */
  dataDir: string;
  /** The app's own address (not shown to browsers), e.g. http://127.0.0.1:4206. */
  appOrigin: string;
  /** The address under which a browser sees the app; the simulator serves it and passes on to `appOrigin`. */
  appWindow: string;
  /** client id and secret of the app, as in the Partner Dashboard. */
  apiKey: string;
  apiSecret: string;
  /** File with the app's `shopify.app.toml`. */
  appToml: string;
  /** Folder of the theme app extension. */
  extensionDir: string;
  /** SMTP port of the app's own mail receiver: answers written in the mailbox go there. */
  appMailPort: number;
}

export interface Ports {
  /** The simulated admin.shopify.com, for a browser. */
  admin: number;
  /** The demo shop's storefront, for a browser. */
  storefront: number;
  /** The mailbox page, for a browser. */
  mailbox: number;
  /** Control page and API. */
  control: number;
  /** The app as browsers see it: a pass-through that rewrites frame-ancestors, Location, Link and exit-page targets. */
  appWindow: number;
  /** The app itself. */
  app: number;
  /** Shopify's hosts for the app (Admin API, OAuth, CDN, Customer Account API), told apart by the Host header. */
  shopify: number;
  /** The simulator's SMTP server: the app sends its mail here. */
  smtp: number;
  /** The embedded PostgreSQL. */
  postgres: number;
  /** The app's SMTP receiver. */
  appMail: number;
}

/** Port of each role, counted from the base port. */
export function portsFrom(base: number): Ports {
  return {
    admin: base,
    storefront: base + 1,
    mailbox: base + 2,
    control: base + 3,
    appWindow: base + 4,
    app: base + 5,
    shopify: base + 6,
    smtp: base + 7,
    postgres: base + 8,
    appMail: base + 9,
  };
}

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The simulator needs ${name}.`);
  return value;
};

/**
 * Reads SIM_BASE_PORT, SIM_DATA_DIR, SHOPIFY_API_KEY, SHOPIFY_API_SECRET; paths are relative to the checkout.
 * @throws Error naming the missing variable.
 */
export function readConfig(): SimulatorConfig {
  const ports = portsFrom(Number(need("SIM_BASE_PORT")));
  return {
    ports,
    dataDir: need("SIM_DATA_DIR"),
    appOrigin: `http://127.0.0.1:${ports.app}`,
    appWindow: `http://127.0.0.1:${ports.appWindow}`,
    apiKey: need("SHOPIFY_API_KEY"),
    apiSecret: need("SHOPIFY_API_SECRET"),
    appToml: new URL("../shopify.app.toml", import.meta.url).pathname,
    extensionDir: new URL("../extensions/aftercare-storefront", import.meta.url).pathname,
    appMailPort: ports.appMail,
  };
}
