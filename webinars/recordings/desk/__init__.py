"""The facilitator's screens on what an event leaves."""
