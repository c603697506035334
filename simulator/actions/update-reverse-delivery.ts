import type { ReverseDelivery } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

export interface ReverseDeliveryChange {
  reverseDeliveryId: string;
  tracking?: { carrierName?: string | null; number?: string | null; url?: string | null } | null;
  labelUrl?: string | null;
}

/** reverseDeliveryShippingUpdate: new tracking or label; what is left out stays. Announces reverse_deliveries/attach_deliverable. */
export function updateReverseDelivery(world: World, input: ReverseDeliveryChange): Result<{ reverseDelivery: ReverseDelivery }> {
  const delivery = world.state.reverseDeliveries[input.reverseDeliveryId];
  if (!delivery) return refuse("reverseDeliveryId", "Reverse delivery was not found.", "NOT_FOUND");
  const now = world.iso();
  if (input.tracking) {
    delivery.tracking = {
      carrierName: input.tracking.carrierName ?? null,
      number: input.tracking.number ?? null,
      url: input.tracking.url ?? null,
    };
  }
  if (input.labelUrl) delivery.label = { publicFileUrl: input.labelUrl, createdAt: delivery.label?.createdAt ?? now, updatedAt: now };
  deed(world, delivery.shop).tell("reverse_deliveries/attach_deliverable", delivery.id);
  return { userErrors: [], reverseDelivery: delivery };
}
