"""The country's units before and after the reorganisation of 2025, as events; made from the package's lists.

Nothing here is needed to run namhoc: the files beside this folder are what it writes.
"""
