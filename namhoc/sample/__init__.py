"""The sample province, loaded through the same actions that people use."""
