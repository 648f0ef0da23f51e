"""Accounts, posts held, what a post may do where."""
