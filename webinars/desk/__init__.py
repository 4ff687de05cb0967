"""The facilitator's screens on events."""
