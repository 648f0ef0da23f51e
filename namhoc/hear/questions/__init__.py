"""What people ask offices: each question has a number, a secret code and a day by which it is answered."""
