// The steps of a return at Shopify: https://shopify.dev/docs/apps/build/orders-fulfillment/returns-apps
// Each answers little: the return is read again afterwards, so that there is one way from Shopify's return to ours.

export const requestReturnMutation = `#graphql
  mutation RequestReturn($input: ReturnRequestInput!) {
    returnRequest(input: $input) {
      return {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

export const approveReturnMutation = `#graphql
  mutation ApproveReturn($id: ID!) {
    returnApproveRequest(input: { id: $id }) {
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

export const declineReturnMutation = `#graphql
  mutation DeclineReturn($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) {
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

export const cancelReturnMutation = `#graphql
  mutation CancelReturn($id: ID!) {
    returnCancel(id: $id) {
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

export const closeReturnMutation = `#graphql
  mutation CloseReturn($id: ID!) {
    returnClose(id: $id) {
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

/** An empty list of lines stands for every line of the reverse fulfillment order. */
export const addReverseDeliveryMutation = `#graphql
  mutation AddReverseDelivery($id: ID!, $tracking: ReverseDeliveryTrackingInput, $label: ReverseDeliveryLabelInput) {
    reverseDeliveryCreateWithShipping(
      reverseFulfillmentOrderId: $id
      reverseDeliveryLineItems: []
      trackingInput: $tracking
      labelInput: $label
      notifyCustomer: false
    ) {
      reverseDelivery {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;
