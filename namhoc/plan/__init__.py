"""Tasks, solutions, targets: proposed, agreed, issued, followed."""
