"""The charter: published in versions, signed by each member before anything else opens."""
