"""The checklist of evidence, its weights, and the checks before filing."""
