import type { ThemeBlock } from "../world/types.ts";
import type { World } from "../world/world.ts";

/** The theme's own colours, which a merchant would pick in the editor. */
const BUTTON = { button_color: "#1f4a3d", button_text_color: "#ffffff" };

/** The demo's theme as a merchant would leave it after setting the app up: both blocks on pages of their own, the embed switched on. */
const ARRANGED: readonly ThemeBlock[] = [
  {
    id: "AWmV3Tracking__aftercare",
    block: "order-tracking",
    template: "page.track-your-order",
    disabled: false,
    settings: { ...BUTTON, background_color: "#fffdf9" },
  },
  {
    id: "AbQ7kReturns__aftercare",
    block: "returns",
    template: "page.returns",
    disabled: false,
    settings: { ...BUTTON, background_color: "#fffdf9" },
  },
  { id: "15948072300000001", block: "help", template: "*", disabled: false, settings: BUTTON },
];

/** The app's blocks in the shop's theme. */
export const themeBlocks = (world: World, shop: string): ThemeBlock[] => world.state.themes?.[shop] ?? structuredClone([...ARRANGED]);

/** Switches a block or embed on or off, or changes its settings, as the theme editor does. */
export function arrangeTheme(
  world: World,
  input: { shop: string; block: string; disabled?: boolean; settings?: Record<string, unknown> },
): { block: ThemeBlock | undefined } {
  const blocks = themeBlocks(world, input.shop);
  const block = blocks.find((candidate) => candidate.block === input.block);
  if (block && input.disabled !== undefined) block.disabled = input.disabled;
  if (block && input.settings) block.settings = { ...block.settings, ...input.settings };
  world.state.themes = { ...world.state.themes, [input.shop]: blocks };
  world.changed();
  return { block };
}
