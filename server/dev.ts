// Development: the same doors, every module through Vite, so a saved file is live at the next request.
import type { ServerBuild } from "@remix-run/node";
import { createServer } from "node:http";
import { createServer as createVite } from "vite";
import type * as DoorsModule from "./doors";
import type * as MailDoorModule from "./mail-door";

const server = createServer();
// The browser sees the app through another port; reload messages take a socket of their own, five ports above.
const port = Number(process.env.PORT ?? 3000);
const hmr = { host: "127.0.0.1", port: port + 5 };
const vite = await createVite({ server: { middlewareMode: true, hmr }, appType: "custom" });
const load = async <T>(path: string): Promise<T> => (await vite.ssrLoadModule(path)) as T;
await load("/app/subscriptions.server.ts");
const mail = await load<typeof MailDoorModule>("/server/mail-door.ts");
await mail.startMailDoor();

server.on(
  "request",
  (req, res) =>
    void (async () => {
      const { doors, complain } = await load<typeof DoorsModule>("/server/doors.ts");
      await load("/app/subscriptions.server.ts");
      const asset = (): Promise<boolean> =>
        new Promise((resolve) => {
          res.once("finish", () => resolve(true));
          vite.middlewares(req, res, () => resolve(false));
        });
      const build = (): Promise<ServerBuild> => load<ServerBuild>("virtual:remix/server-build");
      await doors({ build, mode: "development", asset, draining: () => false })(req, res).catch((error: unknown) =>
        complain(req, res, error),
      );
    })(),
);
server.listen(port, "127.0.0.1");
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(
    signal,
    () =>
      void mail
        .stopMailDoor()
        .then(() => vite.close())
        .then(() => process.exit(0)),
  );
