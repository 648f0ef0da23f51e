"""Rounds, forms, reports, checks, findings, locks."""
