// Nothing: what is left is how long Node itself takes to start and to end.
