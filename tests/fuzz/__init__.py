"""Mutated samples brought in by the whole import: nothing crashes, nothing is lost in silence."""
