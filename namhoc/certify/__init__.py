"""Standards judged, certificates held until they expire."""
