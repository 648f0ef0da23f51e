"""Signing in and staying signed in: names and passwords, second factors, sessions, what was typed."""
