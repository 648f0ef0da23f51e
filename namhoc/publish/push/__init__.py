"""New articles of a site as notices of the browser, for readers who press a button for it (RFC 8030, 8291, 8292)."""
