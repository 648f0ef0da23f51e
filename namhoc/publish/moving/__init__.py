"""Articles that come from another portal, and those that go to one."""
