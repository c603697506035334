import path from "node:path";
import { Liquid } from "liquidjs";
import type { Visit } from "../visit.ts";
import { addFilters } from "./filters.ts";
import { addTags } from "./tags.ts";
import { translator } from "./translate.ts";

const THEME = new URL("../theme/", import.meta.url).pathname;

interface Place {
  /** Folder with snippets/ and locales/. */
  folder: string;
  assetBase: string;
}

/** Liquid as Shopify runs it: only nil and false are false, unknown filters are errors, `render` finds snippets of its own folder. */
function makeEngine(visit: Visit, place: Place): Liquid {
  const engine = new Liquid({
    root: [place.folder],
    partials: [path.join(place.folder, "snippets")],
    extname: ".liquid",
    jsTruthy: false,
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
  });
  addTags(engine);
  const translate = translator(path.join(place.folder, "locales"), visit.locale);
  addFilters(engine, { translate, assetBase: place.assetBase, locale: visit.locale, currency: visit.shop.currency });
  return engine;
}

/** The theme's engine. */
export const themeEngine = (visit: Visit): Liquid => makeEngine(visit, { folder: THEME, assetBase: "/assets/" });

/** Address of the extension's files, as the CDN would have. */
export const extensionAssets = "/cdn/extensions/aftercare-storefront/assets/";

/** The engine of the app's theme extension: its own snippets, words and files. */
export const extensionEngine = (visit: Visit): Liquid =>
  makeEngine(visit, { folder: visit.sim.config.extensionDir, assetBase: extensionAssets });
