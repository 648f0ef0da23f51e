"""What readers had said on another portal before their articles came here."""
