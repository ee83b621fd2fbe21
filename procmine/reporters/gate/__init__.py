"""Verdicts of `procmine check`, in each format that people and CI systems read."""
