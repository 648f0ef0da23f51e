"""The summary report and the article draft, written from figures."""
