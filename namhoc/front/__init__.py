"""What stands before the pages: keeps them whole, drops them when what they show changes, counts who reads them."""
