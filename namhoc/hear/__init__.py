"""What readers say: votes, comments, polls, questions and their answers."""
